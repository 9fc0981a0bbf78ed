import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import type { RecusalReason } from '../sheet.rules';
import { RecuseSheet } from './recuse-sheet';

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
    // in one order, so that two of them never wait for each other
    const ids = [...new Set(sheetIds)].sort();
    return this.uow.run(actor, {}, async (tx) => {
      for (const sheetId of ids) await this.one.within(tx, { sheetId, reasonCode, reason });
      return ids;
    });
  }
}
