import { Injectable } from '@nestjs/common';
import { isId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { TitleHolding } from './holding.entity';
import { titleContent, type TitleContent } from './title-content';
import { Title, TitleVersion } from './title.entity';
import { noHolding, noTitle } from './title.policy';
import { TitleEnded } from './title.refusals';

export interface TitleInForce {
  readonly title: Title;
  readonly versionId: string;
  readonly number: number;
  readonly content: TitleContent;
}

/** How commands come by a title and those who hold it. */
@Injectable()
export class Titles {
  /** Locked for the rest of the transaction: whatever changes who holds it happens one after another. */
  async lock(tx: Tx, titleId: string): Promise<TitleInForce> {
    const title = isId(titleId) ? await tx.repo(Title).findOne({ where: { id: titleId }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!title) throw noTitle();
    const newest = await tx.repo(TitleVersion).findOneOrFail({ where: { titleId }, order: { number: 'DESC' } });
    return { title, versionId: newest.id, number: newest.number, content: titleContent.parse(newest.content) };
  }

  async contentOf(tx: Tx, versionId: string): Promise<TitleContent> {
    return titleContent.parse((await tx.repo(TitleVersion).findOneByOrFail({ id: versionId })).content);
  }

  /** The holding with its title locked, as long as it stands. */
  async lockHolding(tx: Tx, holdingId: string): Promise<{ holding: TitleHolding; title: TitleInForce }> {
    const found = isId(holdingId) ? await tx.repo(TitleHolding).findOne({ where: { id: holdingId }, select: { id: true, titleId: true } }) : null;
    if (!found) throw noHolding();
    const title = await this.lock(tx, found.titleId);
    const holding = await tx.repo(TitleHolding).findOneByOrFail({ id: holdingId });
    if (holding.endedOn !== null) throw new TitleEnded({ endedOn: holding.endedOn });
    return { holding, title };
  }
}
