import { Injectable } from '@nestjs/common';
import { newId, NotFound, type Actor } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Objection, ObjectionStep, type ObjectionStepKind } from './objection.entity';
import { unknownObjection } from './objection.policy';
import { SealedContent } from './sealed-content';

const BEHIND = `
  select 1 from entry e where e.id = $1 and (e.member_id = $2 or exists (select 1 from entry_author w where w.entry_id = e.id and w.member_id = $2))`;

/** What every command on an objection shares: the rows locked in one order, and the step written down. */
@Injectable()
export class ObjectionCourse {
  constructor(private readonly content: SealedContent) {}

  async load(tx: Tx, ids: readonly string[]): Promise<Objection[]> {
    const asked = [...new Set(ids)].sort();
    const rows: Objection[] = [];
    for (const id of asked) {
      const row = await tx.repo(Objection).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!row) throw new NotFound(unknownObjection);
      rows.push(row);
    }
    return rows;
  }

  /** Its sender, and whoever stands behind the entry it concerns: neither reads it at the desk nor decides on it. Two accounts of one member are one person. */
  async concerns(tx: Tx, { accountId, memberId }: Actor, objection: Objection): Promise<boolean> {
    const sender = this.content.openObjection(objection);
    if ((sender.accountId !== null && sender.accountId === accountId) || (sender.memberId !== null && sender.memberId === memberId)) return true;
    if (memberId === null) return false;
    const entries = [objection.entryId, sender.entryId].filter((id) => id !== null);
    for (const entryId of entries) if ((await tx.query(BEHIND, [entryId, memberId])).length > 0) return true;
    return false;
  }

  async step(tx: Tx, objectionId: string, kind: ObjectionStepKind, text: string, by: { readonly id: string | null; readonly name: string } | null): Promise<void> {
    const id = newId();
    const sealed = text ? this.content.sealStep(id, text) : null;
    await tx.repo(ObjectionStep).insert({ id, objectionId, kind, at: tx.now, byId: by?.id ?? null, byName: by?.name ?? null, keyId: sealed?.keyId ?? null, sealed: sealed?.bytes ?? null });
  }
}
