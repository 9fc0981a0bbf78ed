import { Injectable } from '@nestjs/common';
import { NotFound, receiptNumberIn, sha256 } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Objection } from './objection.entity';
import { noObjection } from './objection.policy';

/** Whoever has number and key is the sender. */
@Injectable()
export class ObjectionOfSender {
  async load(tx: Tx, typed: string, key: string): Promise<Objection> {
    const number = receiptNumberIn(typed);
    const row = number === null ? null : await tx.repo(Objection).findOne({ where: { number, keyHash: sha256(key) }, lock: { mode: 'pessimistic_write' } });
    if (!row) throw new NotFound(noObjection);
    return row;
  }
}
