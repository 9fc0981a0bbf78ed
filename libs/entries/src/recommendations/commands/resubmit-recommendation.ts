import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { NotAllowed, wallTime, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { formOf, refuseUnlessPhase, Rounds } from '@jiangong/programme';
import { addVersion, checkContent, contentHashOf, Entry, EntryChecks, nameAuthors, newestContent, statedIn, type EntryContent, type EntryForm, type NamedAuthor, type WrittenAuthor } from '../../submissions/public';
import { Recommendation } from '../recommendation.entity';
import { CorrectionDeadlinePassed, NothingCorrected, NotReturned } from '../recommendation.refusals';
import { deskOfLevel, isCorrectable } from '../recommendation.rules';
import { loadRecommendation, writeStep, type LoadedRecommendation } from '../recommendation-store';
import { changedAuthors } from './changed-authors';

export interface ResubmitInput {
  readonly id: string;
  readonly content: unknown;
  /** What the reviewer should know; without a correction it is what answers the return. */
  readonly note?: string | null;
  /** Of a work; left out, those known stay. */
  readonly authors?: readonly WrittenAuthor[] | null;
}

/** The side that put forward corrects what was returned, in time; it lies again on the desk that returned it. */
@Injectable()
export class ResubmitRecommendation {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly checks: EntryChecks) {}

  execute(actor: Actor, { id, content: written, note, authors: named }: ResubmitInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const row = await loadRecommendation(tx, actor, id);
      if (!row.ownSide) throw new NotAllowed('recommendation.make');
      refuseUnlessPhase(await this.rounds.load(tx, row.roundId), 'collecting', 'reviewing');
      if (row.state !== 'returned') throw new NotReturned({ code: row.code, state: row.state });
      if (!isCorrectable(row, tx.now)) throw new CorrectionDeadlinePassed({ code: row.code, correctBy: row.correctBy ? wallTime(row.correctBy) : '' });
      const rules = await this.rounds.rulesOf(tx, row.roundId);
      const form = formOf(rules, row.categoryCode);
      const content = await this.checks.settled(tx, form, checkContent(form, written), { entryId: row.entryId, memberId: row.memberId, stage: 'hand_in' });
      // what an accepted entry says is fixed, and so is who made it
      const authors = row.subject === 'work' && row.entryState !== 'accepted' ? await changedAuthors(tx, row, named, rules.intake) : null;
      const said = note?.normalize('NFC').trim() || null;
      if (!said && !authors && contentHashOf(content) === contentHashOf(await this.writtenBy(tx, row))) throw new NothingCorrected({ code: row.code });
      await this.correct(tx, row, form, content, authors);
      await tx.repo(Recommendation).update({ id }, { state: 'in_review', correctBy: null });
      const organizationId = row.origin === 'recommendation' ? row.organizationId : null;
      await writeStep(tx, row, { act: 'resubmit', desk: deskOfLevel(row.level) ?? 'unit', organizationId, reason: said });
      return id;
    });
  }

  /** What the reviewer returned: the side's own words, or the entry's where it wrote them. */
  private async writtenBy(tx: Tx, { id, entryId, hasOwnContent }: LoadedRecommendation): Promise<EntryContent> {
    if (!hasOwnContent) return newestContent(tx, entryId);
    const { content } = await tx.repo(Recommendation).findOneOrFail({ where: { id }, select: { id: true, content: true } });
    return content as EntryContent;
  }

  /**
   * What an accepted entry says is fixed; a side that joined it corrects only what it wrote itself. When the side that
   * wrote the entry is gone (declined, withdrawn), what the remaining side corrects is what judges will read.
   */
  private async correct(tx: Tx, row: LoadedRecommendation, form: EntryForm, content: EntryContent, authors: readonly NamedAuthor[] | null): Promise<void> {
    if (row.entryState === 'accepted' || (row.hasOwnContent && (await this.hasItsAuthor(tx, row.entryId)))) {
      await tx.repo(Recommendation).update({ id: row.id }, { content: content as never });
      return;
    }
    if (row.hasOwnContent) await tx.repo(Recommendation).update({ id: row.id }, { content: null });
    const isRewritten = contentHashOf(await newestContent(tx, row.entryId)) !== contentHashOf(content);
    if (!isRewritten && !authors) return;
    const number = row.versionNumber + (isRewritten ? 1 : 0);
    if (isRewritten) await addVersion(tx, row.entryId, number, content);
    await tx.repo(Entry).update({ id: row.entryId }, { versionNumber: number });
    if (authors) await nameAuthors(tx, { id: row.entryId, roundId: row.roundId }, authors);
    await this.checks.written(tx, { entryId: row.entryId, roundId: row.roundId, versionNumber: number, stage: 'hand_in', form, content });
    tx.record({ chain: `round:${row.roundId}`, type: 'entries.entry.revised', body: { entryId: row.entryId, versionNumber: number, contentHash: contentHashOf(content), ...statedIn({ authors: authors ?? [] }) } });
  }

  /** Whether a side whose words the entry's versions hold still puts it forward. */
  private async hasItsAuthor(tx: Tx, entryId: string): Promise<boolean> {
    return (await tx.repo(Recommendation).countBy({ entryId, content: IsNull(), state: In(['in_review', 'returned', 'passed']) })) > 0;
  }
}
