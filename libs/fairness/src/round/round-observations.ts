import { byCode } from '../exact/rank';
import type { Observations, Scale } from '../models/observations';
import type { RoundInput } from './round';
import { totalOf, type ReadRound } from './sheets';

type Facts = RoundInput['entries'][number];

/** The complete sheets of a round as rows for the models; entries and judges by id, so that the input's order changes nothing. */
export interface RoundObservations {
  readonly observations: Observations;
  readonly entryIds: readonly string[];
  readonly judgeIds: readonly string[];
}

/** Which population an entry belongs to; null for none. */
function groupsOf({ groups, entries }: RoundInput): (entry: Facts) => string | null {
  if (groups === 'none') return () => null;
  if (groups === 'category') return ({ category }) => category;
  if (groups === 'org') return ({ org }) => org ?? null;
  return entries.some(({ group }) => (group ?? null) !== null) ? ({ group }) => group ?? null : ({ category }) => category;
}

/** The ends of a judge's total: a sheet of noughts and one of highest marks; null where some criterion does not name its highest. */
function scaleOf(input: RoundInput): Scale | null {
  const marks = new Map<string, number>();
  for (const { code, max } of input.criteria) {
    if (typeof max !== 'number') return null;
    marks.set(code, max);
  }
  return { low: 0, high: totalOf(marks, input)!.toNumber() };
}

/** One row per complete sheet: the judge's total in points. Entries without such a sheet are left out. */
export function roundObservations({ input, sheets }: ReadRound): RoundObservations {
  const rows: { entry: string; judge: string; total: number }[] = [];
  const facts = new Map(input.entries.map((entry) => [entry.id, entry]));
  for (const entry of [...facts.keys()].sort(byCode)) {
    for (const { judge, total } of sheets.get(entry) ?? []) if (total) rows.push({ entry, judge, total: total.toNumber() });
  }
  const entryIds = [...new Set(rows.map((row) => row.entry))];
  const judgeIds = [...new Set(rows.map((row) => row.judge))].sort(byCode);
  const [entryAt, judgeAt] = [new Map(entryIds.map((id, i) => [id, i])), new Map(judgeIds.map((id, j) => [id, j]))];
  const orgOfJudge = new Map((input.judges ?? []).map(({ id, org }) => [id, org ?? null]));
  const groupOf = groupsOf(input);
  const named = entryIds.map((id) => groupOf(facts.get(id)!));
  const groups = new Map([...new Set(named)].filter((group) => group !== null).sort(byCode).map((group, at) => [group, at]));
  const scale = scaleOf(input);
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
      group: Int32Array.from(named, (group) => (group === null ? -1 : groups.get(group)!)),
      isOwn: Uint8Array.from(rows, (row) => Number(isOwn(row.entry, row.judge))),
      ...(scale ? { scale } : {}),
    },
  };
}
