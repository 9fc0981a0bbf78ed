import { Injectable } from '@nestjs/common';
import { NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { formOf, refuseUnlessCollecting, Rounds } from '@jiangong/programme';
import {
  addVersion, checkContent, checkTitle, contentHashOf, Entry, EntryChecks, EntryNotEditable, factsOf, isAuthor, nameAuthors, statedIn, whyNotEditable, type WrittenAuthor,
} from '../../submissions/public';
import { changedAuthors } from './changed-authors';
import { loadEntry } from './load-entry';

export interface RevisionInput {
  readonly entryId: string;
  readonly content: unknown;
  readonly title?: string | null;
  /** Left out, those known stay. */
  readonly authors?: readonly WrittenAuthor[] | null;
}

/**
 * Changes what was handed in, as a new version, while the round collects and nobody has relied on the old one:
 * a desk's signature stands for the version it was given to.
 */
@Injectable()
export class ReviseEntry {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly checks: EntryChecks) {}

  execute(actor: Actor, { entryId, content, title, authors }: RevisionInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const entry = await loadEntry(tx, actor, entryId);
      const facts = factsOf(entry);
      if (!isAuthor(facts) && actor.kind !== 'platform') throw new NotAllowed('recommendation.make');
      refuseUnlessCollecting(await this.rounds.load(tx, entry.roundId), tx.now);
      const why = entry.state === 'draft' ? 'not_draft' : whyNotEditable(facts);
      if (why) throw new EntryNotEditable({ code: entry.code, state: entry.state, why });
      const rules = await this.rounds.rulesOf(tx, entry.roundId);
      const form = formOf(rules, entry.category.code);
      const checked = await this.checks.settled(tx, form, checkContent(form, content), { entryId, memberId: entry.memberId, stage: 'hand_in' });
      const newAuthors = entry.subject === 'work' ? await changedAuthors(tx, { entryId, memberId: entry.memberId, categoryId: entry.category.id }, authors, rules.intake) : null;
      const named = entry.subject === 'work' && title ? checkTitle(title) : entry.title;
      const isRewritten = contentHashOf(checked) !== contentHashOf(entry.content);
      if (!isRewritten && named === entry.title && !newAuthors) return entryId;
      const versionNumber = entry.versionNumber + (isRewritten ? 1 : 0);
      if (isRewritten) await addVersion(tx, entryId, versionNumber, checked);
      await tx.repo(Entry).update({ id: entryId }, { versionNumber, title: named });
      if (newAuthors) await nameAuthors(tx, entry, newAuthors);
      await this.checks.written(tx, { entryId, roundId: entry.roundId, versionNumber, stage: 'hand_in', form, content: checked });
      tx.record({
        chain: `round:${entry.roundId}`, type: 'entries.entry.revised',
        body: { entryId, versionNumber, contentHash: contentHashOf(checked), titleHash: named === entry.title ? undefined : sha256(named), ...statedIn({ authors: newAuthors ?? [] }) },
      });
      return entryId;
    });
  }
}
