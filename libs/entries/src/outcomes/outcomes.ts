import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { EntryChecks, type WrittenVersion } from '../submissions/public';
import { Outcome, type Verification } from './outcome.entity';
import { factHashOf, fenOf, matched, outcomesIn } from './outcome.rules';

/** As later stages and public pages show it. */
export interface ShownOutcome {
  readonly id: string;
  readonly entryId: string;
  readonly kind: 'indicator' | 'direct' | 'indirect';
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly base: string | null;
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly proof: readonly { readonly id: string; readonly sha256: string }[];
  readonly verification: Verification;
  readonly verifiedAt: Date | null;
  readonly note: string | null;
}

export const OUTCOME_COLUMNS = `o.id, o.entry_id as "entryId", o.kind, o.name, o.unit, o.value, o.base, o.period_from::text as "periodFrom", o.period_to::text as "periodTo",
  o.proof, o.verification, o.verified_at as "verifiedAt", o.note`;

/** Keeps the outcomes of newest versions by row, and answers for them. */
@Injectable()
export class Outcomes implements OnModuleInit {
  constructor(private readonly checks: EntryChecks) {}

  onModuleInit(): void {
    this.checks.follows((tx, version) => this.follow(tx, version));
  }

  /** By entry, in their order; of a carried entry those of the entries it came from. */
  async of(source: RowSource, entryIds: readonly string[]): Promise<ReadonlyMap<string, readonly ShownOutcome[]>> {
    const rows = await rowsFrom<ShownOutcome & { of: string }>(
      source,
      `with recursive line(entry_id, source_id) as (
         select id, id from unnest($1::uuid[]) as id
         union select line.entry_id, s.source_entry_id from line join entry_source s on s.entry_id = line.source_id)
       select line.entry_id as of, ${OUTCOME_COLUMNS} from line join outcome o on o.entry_id = line.source_id order by line.entry_id, o.entry_id, o.position`,
      [[...entryIds]]);
    const known = new Map<string, ShownOutcome[]>(entryIds.map((id) => [id, []]));
    for (const { of, ...row } of rows) known.get(of)!.push(row);
    return known;
  }

  private async follow(tx: Tx, { entryId, versionNumber, stage, form, content }: WrittenVersion): Promise<void> {
    if (stage === 'draft' || !form.fields.some(({ kind }) => kind === 'outcomes')) return;
    const stated = outcomesIn(form, content);
    const hashes = stated.map(factHashOf);
    const known = await tx.repo(Outcome).find({ where: { entryId }, order: { position: 'ASC' }, lock: { mode: 'pessimistic_write' } });
    const kept = matched(known, hashes);
    await tx.query('delete from outcome where entry_id = $1', [entryId]);
    if (stated.length === 0) return;
    await tx.repo(Outcome).insert(stated.map((outcome, position) => {
      const before = kept[position];
      return {
        id: before?.id ?? newId(), entryId, position, versionNumber, kind: outcome.kind, name: outcome.name, unit: outcome.unit, value: outcome.value,
        amountFen: outcome.kind === 'indicator' ? null : fenOf(outcome.value), base: outcome.base ?? null, periodFrom: outcome.periodFrom ?? null, periodTo: outcome.periodTo ?? null,
        proof: [...(outcome.proof ?? [])], factHash: hashes[position]!,
        verification: before?.verification ?? 'unverified', verifiedById: before?.verifiedById ?? null, verifiedAt: before?.verifiedAt ?? null, note: before?.note ?? null,
      };
    }));
  }
}
