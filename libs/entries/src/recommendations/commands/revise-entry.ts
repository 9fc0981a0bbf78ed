import { Injectable } from '@nestjs/common';
import { NotAllowed, type Actor } from '@jiangong/kernel';
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
      if (entry.subject === 'work' && title) await tx.repo(Entry).update({ id: entryId }, { title: checkTitle(title) });
      if (contentHashOf(checked) === contentHashOf(entry.content)) return entryId;
      const number = entry.versionNumber + 1;
      const { contentHash } = await addVersion(tx, entryId, number, checked);
      await tx.repo(Entry).update({ id: entryId }, { versionNumber: number });
      tx.record({ chain: `round:${entry.roundId}`, type: 'entries.entry.revised', body: { entryId, versionNumber: number, contentHash } });
      return entryId;
    });
  }
}
