import { Injectable } from '@nestjs/common';
import { dayOf, newId } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import type { Fund } from './fund.entity';
import { yuanOf } from './money';
import { Payable, PrizeClaim, type PayableKind, type PayableState } from './payable.entity';
import { givesWay } from './fund.rules';

export interface NewPayable {
  readonly kind: PayableKind;
  readonly fund: Fund;
  readonly year: number;
  readonly cause: string;
  readonly purpose: string;
  readonly memberId: string | null;
  readonly organizationId: string;
  readonly payeeName: string;
  readonly programmeId?: string | null;
  readonly amountFen: bigint;
  /** Of a prize: the entry it is for. */
  readonly entryId?: string | null;
}

interface Standing {
  readonly id: string;
  readonly number: string;
  readonly state: PayableState;
  readonly amountFen: string;
}

/** Where an entry began: a quarter's entry is the result of its months' ones. */
const BEGAN_WITH = `
  with recursive led as (
    select $1::uuid as id
    union
    select s.source_entry_id from led join entry_source s on s.entry_id = led.id)
  select led.id from led where not exists (select 1 from entry_source s where s.entry_id = led.id) order by led.id`;

/** Prizes that once gave way to another for one of these results, the highest first; `$1` what the results began with. */
const GAVE_WAY = `
  with recursive led as (
    select id from unnest($1::uuid[]) id
    union
    select s.entry_id from led join entry_source s on s.source_entry_id = led.id)
  select p.id, p.number, h.entry_id as "entryId" from led join honour h on h.entry_id = led.id and h.revoked_at is null join payable p on p.cause = 'honour:' || h.id
   where p.kind = 'prize' and p.state = 'dropped' and p.drop_reason like '同一成果%' order by p.amount_fen desc, p.number`;

/** Raises what is owed, once for each cause and once for each result. */
@Injectable()
export class Payables {
  /** Returns the ids of those that are new; a cause that is known already raises nothing. */
  async raise(tx: Tx, wishes: readonly NewPayable[]): Promise<string[]> {
    if (wishes.length === 0) return [];
    await this.hold(tx);
    const known = await tx.query<{ cause: string }>('select cause from payable where cause = any($1::text[])', [wishes.map(({ cause }) => cause)]);
    const causes = new Set(known.map(({ cause }) => cause));
    const raised: string[] = [];
    for (const wish of wishes) {
      if (causes.has(wish.cause)) continue;
      causes.add(wish.cause);
      raised.push(await this.raiseOne(tx, wish));
    }
    return raised;
  }

  /** One after another from here to the commit: what is owed, and what is owed no more. Whoever reads first what to raise holds it before. */
  async hold(tx: Tx): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('payables', 0))`);
  }

  /** It is not paid, for its honour fell; a prize that gave way to it for the same result is owed after all. */
  async dropAndRevive(tx: Tx, payable: Pick<Payable, 'id' | 'number'>, reason: string): Promise<void> {
    const freed = (await tx.repo(PrizeClaim).findBy({ payableId: payable.id })).map(({ entryId }) => entryId);
    await this.drop(tx, payable, reason);
    if (freed.length === 0) return;
    for (const { id, number, entryId } of await tx.query<{ id: string; number: string; entryId: string }>(GAVE_WAY, [freed])) {
      const results = (await tx.query<{ id: string }>(BEGAN_WITH, [entryId])).map((result) => result.id);
      if ((await this.claiming(tx, results)).length > 0) continue;
      await tx.repo(Payable).update({ id }, { state: 'due', dropReason: null });
      await tx.repo(PrizeClaim).insert(results.map((result) => ({ entryId: result, payableId: id })));
      tx.record({ chain: 'funds', type: 'recognition.payable.revived', body: { payableId: id, number, instead: payable.id } });
    }
  }

  /** It is not paid; its result is free for another prize. */
  async drop(tx: Tx, { id, number }: Pick<Payable, 'id' | 'number'>, reason: string): Promise<void> {
    await tx.repo(PrizeClaim).delete({ payableId: id });
    await tx.repo(Payable).update({ id }, { state: 'dropped', dropReason: reason });
    tx.record({ chain: 'funds', type: 'recognition.payable.dropped', body: { payableId: id, number } });
  }

  private async raiseOne(tx: Tx, { entryId, amountFen, ...wish }: NewPayable): Promise<string> {
    const results = entryId ? (await tx.query<{ id: string }>(BEGAN_WITH, [entryId])).map(({ id }) => id) : [];
    const rivals = results.length > 0 ? await this.claiming(tx, results) : [];
    const stands = rivals.find((rival) => !givesWay({ ...rival, amountFen: BigInt(rival.amountFen) }, { amountFen }));
    const id = newId();
    const number = await this.nextNumber(tx, dayOf(tx.now).slice(0, 4));
    const dropReason = stands ? `同一成果不重复奖励：${stands.number}（${yuanOf(BigInt(stands.amountFen))} 元）` : null;
    if (!stands) for (const rival of rivals) await this.drop(tx, rival, `同一成果就高不重复：${number}（${yuanOf(amountFen)} 元）`);
    await tx.repo(Payable).insert({
      ...wish, id, number, programmeId: wish.programmeId ?? null, amountFen: String(amountFen), state: stands ? 'dropped' : 'due', dropReason, raisedAt: tx.now,
    });
    if (!stands && results.length > 0) await tx.repo(PrizeClaim).insert(results.map((result) => ({ entryId: result, payableId: id })));
    tx.record({
      chain: 'funds', type: 'recognition.payable.raised',
      body: { payableId: id, number, kind: wish.kind, fund: wish.fund, year: wish.year, amountFen: String(amountFen), cause: wish.cause, state: stands ? 'dropped' : 'due' },
    });
    return id;
  }

  private claiming(tx: Tx, results: readonly string[]): Promise<Standing[]> {
    return tx.query<Standing>(
      `select distinct p.id, p.number, p.state, p.amount_fen::text as "amountFen" from prize_claim c join payable p on p.id = c.payable_id where c.entry_id = any($1::uuid[]) order by p.id`, [results]);
  }

  private async nextNumber(tx: Tx, year: string): Promise<string> {
    const [row] = await tx.query<{ last: string }>(`select number as last from payable where number like 'P' || $1 || '-%' order by length(number) desc, number desc limit 1`, [year]);
    return `P${year}-${String(Number(row?.last?.slice(6) ?? 0) + 1).padStart(5, '0')}`;
  }
}
