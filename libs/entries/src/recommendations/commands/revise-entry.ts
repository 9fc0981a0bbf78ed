import { Injectable } from '@nestjs/common';
import { NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessCollecting, Rounds } from '@jiangong/programme';
import { addVersion, checkContent, checkTitle, contentHashOf, Entry, EntryNotEditable, factsOf, isAuthor, whyNotEditable } from '../../submissions/public';
import { loadEntry } from './load-entry';

export interface RevisionInput {
  readonly entryId: string;
  readonly content: unknown;
  readonly title?: string | null;
}

/**
 * Changes what was handed in, as a new version, while the round collects and nobody has relied on the old one:
 * a desk's signature stands for the version it was given to.
 */
@Injectable()
export class ReviseEntry {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  execute(actor: Actor, { entryId, content, title }: RevisionInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const entry = await loadEntry(tx, actor, entryId);
      const facts = factsOf(entry);
      if (!isAuthor(facts) && actor.kind !== 'platform') throw new NotAllowed('recommendation.make');
      refuseUnlessCollecting(await this.rounds.load(tx, entry.roundId), tx.now);
      const why = entry.state === 'draft' ? 'not_draft' : whyNotEditable(facts);
      if (why) throw new EntryNotEditable({ code: entry.code, state: entry.state, why });
      const { form } = await this.rounds.rulesOf(tx, entry.roundId);
      const checked = checkContent(form, content);
      const named = entry.subject === 'work' && title ? checkTitle(title) : entry.title;
      const isRewritten = contentHashOf(checked) !== contentHashOf(entry.content);
      if (!isRewritten && named === entry.title) return entryId;
      const versionNumber = entry.versionNumber + (isRewritten ? 1 : 0);
      if (isRewritten) await addVersion(tx, entryId, versionNumber, checked);
      await tx.repo(Entry).update({ id: entryId }, { versionNumber, title: named });
      tx.record({
        chain: `round:${entry.roundId}`, type: 'entries.entry.revised',
        body: { entryId, versionNumber, contentHash: contentHashOf(checked), titleHash: named === entry.title ? undefined : sha256(named) },
      });
      return entryId;
    });
  }
}
