import { byCode } from '../exact/rank';
import type { Observations } from '../models/observations';
import type { RoundInput } from './round';
import { totalOf, type Sheet } from './sheets';

/** The complete sheets of a round as rows for the models; entries and judges by id, so that the input's order changes nothing. */
export interface RoundObservations {
  readonly observations: Observations;
  readonly entryIds: readonly string[];
  readonly judgeIds: readonly string[];
}

/**
 * One row per complete sheet: the judge's total in points. Entries without such a sheet are left out. Where no groups are
 * given, the categories are the groups: quality may differ between them.
 */
export function roundObservations(input: RoundInput, sheets: ReadonlyMap<string, readonly Sheet[]>): RoundObservations {
  const rows: { entry: string; judge: string; total: number }[] = [];
  const facts = new Map(input.entries.map((entry) => [entry.id, entry]));
  for (const entry of [...facts.keys()].sort(byCode)) {
    for (const sheet of sheets.get(entry) ?? []) {
      const total = totalOf(sheet, input);
      if (total) rows.push({ entry, judge: sheet.judge, total: total.toNumber() });
    }
  }
  const entryIds = [...new Set(rows.map((row) => row.entry))];
  const judgeIds = [...new Set(rows.map((row) => row.judge))].sort(byCode);
  const [entryAt, judgeAt] = [new Map(entryIds.map((id, i) => [id, i])), new Map(judgeIds.map((id, j) => [id, j]))];
  const orgOfJudge = new Map((input.judges ?? []).map(({ id, org }) => [id, org ?? null]));
  const hasGroups = input.entries.some(({ group }) => (group ?? null) !== null);
  const groupOf = (id: string): string | null => {
    const entry = facts.get(id)!;
    return hasGroups ? (entry.group ?? null) : entry.category;
  };
  const groups = [...new Set(entryIds.map(groupOf))].filter((group) => group !== null).sort(byCode);
  const isOwn = (entry: string, judge: string): boolean => {
    const org = facts.get(entry)!.org ?? null;
    return org !== null && org === (orgOfJudge.get(judge) ?? null);
  };
  return {
    entryIds,
    judgeIds,
    observations: {
      entryCount: entryIds.length,
      judgeCount: judgeIds.length,
      entry: Int32Array.from(rows, (row) => entryAt.get(row.entry)!),
      judge: Int32Array.from(rows, (row) => judgeAt.get(row.judge)!),
      value: Float64Array.from(rows, (row) => row.total),
      group: Int32Array.from(entryIds, (id) => groups.indexOf(groupOf(id) ?? '')),
      isOwn: Uint8Array.from(rows, (row) => Number(isOwn(row.entry, row.judge))),
    },
  };
}
