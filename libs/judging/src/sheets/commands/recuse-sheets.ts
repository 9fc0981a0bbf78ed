import { Injectable } from '@nestjs/common';
import { isId, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { RecusalReason } from '../sheet.rules';
import { RecuseSheet, type SteppedBackFrom } from './recuse-sheet';

export interface RecuseSheetsInput {
  readonly sheetIds: readonly string[];
  readonly reasonCode: RecusalReason;
  readonly reason?: string | null;
}

/** Steps back from many entries for one reason: all of them or, where one is refused, none. */
@Injectable()
export class RecuseSheets {
  constructor(private readonly uow: UnitOfWork, private readonly one: RecuseSheet) {}

  execute(actor: Actor, { sheetIds, reasonCode, reason }: RecuseSheetsInput): Promise<readonly string[]> {
    const asked = [...new Set(sheetIds)];
    return this.uow.run(actor, {}, async (tx) => {
      const ids = await this.inOrder(tx, asked);
      const found: SteppedBackFrom[] = [];
      for (const sheetId of ids) found.push(await this.one.within(tx, { sheetId, reasonCode, reason }));
      await this.one.keepApart(tx, found);
      return ids;
    });
  }

  /** In the order of entries, which stepping back locks one after another: two judges who step back from the same never wait for each other in a ring. */
  private async inOrder(tx: Tx, asked: readonly string[]): Promise<readonly string[]> {
    const known = await tx.query<{ id: string }>(`select id from score_sheet where id = any($1::uuid[]) order by entry_id, id`, [asked.filter(isId)]);
    const ids = known.map(({ id }) => id);
    return [...ids, ...asked.filter((id) => !ids.includes(id))];
  }
}
