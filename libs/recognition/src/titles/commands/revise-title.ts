import { Injectable } from '@nestjs/common';
import { dayOf, newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { TitleVersion } from '../title.entity';
import { setPlaces } from '../title-places';
import { refuseUnlessMay } from '../title.policy';
import { TitleReasonNeeded, TitleUnchanged } from '../title.refusals';
import { hashOfTitle, readTitle } from '../title.rules';
import { Titles } from '../titles';
import { capsOf } from './define-title';

export interface TitleRevision {
  readonly titleId: string;
  readonly content: unknown;
  readonly reason: string;
}

/** A new version of what a title is held by. Who holds it keeps the allowance and the term of their grant; the places follow at once. */
@Injectable()
export class ReviseTitle {
  constructor(private readonly uow: UnitOfWork, private readonly titles: Titles) {}

  /** Returns the title's id. */
  execute(actor: Actor, { titleId, content, reason }: TitleRevision): Promise<string> {
    refuseUnlessMay(actor, 'title.define');
    const [read, given] = [readTitle(content), reason.trim()];
    if (!given) throw new TitleReasonNeeded({});
    return this.uow.run(actor, {}, async (tx) => {
      const { content: before, number } = await this.titles.lock(tx, titleId);
      const contentHash = hashOfTitle(read);
      if (hashOfTitle(before) === contentHash) throw new TitleUnchanged({ number });
      const versionId = newId();
      await tx.repo(TitleVersion).insert({ id: versionId, titleId, number: number + 1, content: read as never, contentHash, reason: given, createdAt: tx.now, createdById: actor.accountId });
      await setPlaces(tx, titleId, read, dayOf(tx.now));
      tx.record({ chain: `title:${titleId}`, type: 'recognition.title.revised', body: { titleId, versionId, number: number + 1, contentHash, caps: capsOf(read), reasonHash: sha256(given) } });
      return titleId;
    });
  }
}
