import type { RefusalText } from '../refusal';
import { rowsOf } from './best-list';
import { contenders, narrowed } from './narrow';
import type { NamedRow, Programme, Row } from './programme';
import { readSelection, type SelectionProblem } from './read-selection';
import type { SelectionInput } from './selection';
import { solveByHighs } from './solve-highs';

/** One rule let out, in whole people. */
export interface LetOut {
  readonly id: string;
  /** The group whose cap rises; null where the rule speaks of one number. */
  readonly group: string | null;
  readonly kind: 'floor' | 'cap';
  /** Winners asked for or allowed before and after; of a share of a category, on the list that was found. */
  readonly from: number;
  readonly to: number;
}

/** A way out of a conflict: these numbers changed, all other rules kept, there is a list. */
export interface Relaxation {
  readonly changes: readonly LetOut[];
  /** Σ |to − from|. */
  readonly people: number;
}

export interface Relaxations {
  /** For each rule of the conflict the least change of it alone; null where letting out that rule alone is not enough. */
  readonly each: readonly { readonly id: string; readonly relaxation: Relaxation | null }[];
  /** The fewest people by which rules of the conflict must give way in all; null where even that is not enough. */
  readonly smallest: Relaxation | null;
}

/** Columns that stand for one, two, four … people by which a row gives way. */
interface Elastic {
  readonly row: NamedRow;
  readonly weights: readonly number[];
  readonly first: number;
}

/** People a row can give way by at most: then it asks for nothing. */
function mostOf({ at, by, low, high }: Row, places: number): number {
  if (by.some((term) => term < 0)) return places;
  return low === -Infinity ? Math.max(0, Math.min(places, at.length) - high) : Math.max(0, low);
}

const powersUpTo = (most: number): number[] => Array.from({ length: Math.ceil(Math.log2(most + 1)) }, (_, k) => 2 ** k);

/** The programme in which some rows may give way, at a loss of one for each of the people. */
function elasticProgramme(rows: readonly NamedRow[], narrow: readonly Row[], columns: number, places: number, isLoose: (row: NamedRow) => boolean): { programme: Programme; elastics: readonly Elastic[] } {
  const gain = new Array<number>(columns).fill(0);
  const elastics: Elastic[] = [];
  const loosened = narrow.map((row, r): Row => {
    const own = rows[r]!;
    if (!isLoose(own)) return row;
    const weights = powersUpTo(mostOf(row, places));
    const first = gain.length;
    elastics.push({ row: own, weights, first });
    gain.push(...weights.map((weight) => -weight));
    const sign = row.low === -Infinity ? -1 : 1;
    return { ...row, at: [...row.at, ...weights.map((_, k) => first + k)], by: [...row.by, ...weights.map((weight) => sign * weight * own.unit)] };
  });
  return { programme: { gain, rows: loosened }, elastics };
}

async function relaxed(problem: SelectionProblem, isElastic: (id: string) => boolean): Promise<Relaxation | null> {
  const rows = rowsOf(problem);
  const isLoose = ({ name }: NamedRow): boolean => name.length > 0 && isElastic(name[0]!);
  // Who is one too many under a cap that gives way is worth asking about.
  const kept = contenders(problem.ids.length, rows.map((row) => (isLoose(row) ? { ...row, high: Infinity } : row)));
  const narrow = narrowed({ gain: problem.ids.map(() => 0), rows }, kept).rows;
  const { programme, elastics } = elasticProgramme(rows, narrow, kept.length, problem.places, isLoose);
  const outcome = await solveByHighs(programme);
  if (outcome.status !== 'optimal') return null;
  const chosen = new Set(outcome.chosen);
  const winners = new Set(kept.filter((_, k) => chosen.has(k)));
  const changes = elastics.flatMap(({ row, weights, first }) => {
    const people = weights.reduce((sum, weight, k) => sum + (chosen.has(first + k) ? weight : 0), 0);
    return people === 0 ? [] : [letOut(row, winners, people)];
  });
  return { changes, people: changes.reduce((sum, { from, to }) => sum + Math.abs(to - from), 0) };
}

/** The numbers before and after, on the list that was found. */
function letOut({ name, at, by, low, high, unit }: NamedRow, winners: ReadonlySet<number>, people: number): LetOut {
  const kind = low !== -Infinity ? 'floor' : 'cap';
  const base = { id: name[0]!, group: name[1] ?? null, kind } as const;
  const end = kind === 'floor' ? low : high;
  if (by.every((term) => term === 1)) return { ...base, from: end, to: kind === 'floor' ? end - people : end + people };
  // den·count − num·base: of those with the positive term, how many there are and how many were asked for
  const count = at.filter((i, k) => winners.has(i) && by[k]! > 0).length;
  const reached = at.reduce((sum, i, k) => sum + (winners.has(i) ? by[k]! : 0), 0);
  const short = Math.ceil((kind === 'floor' ? -reached : reached) / unit);
  return kind === 'floor' ? { ...base, from: count + short, to: count } : { ...base, from: count - short, to: count };
}

/**
 * What would help where rules exclude one another: rules give way by whole people, and the fewest of them are counted
 * (an elastic programme; Chinneck & Dravnieks 1991). All rules stay in force that are not let out. `conflict` as
 * {@link select} names it.
 */
export async function relaxationsOf(input: SelectionInput, conflict: readonly string[]): Promise<Relaxations> {
  const problem = readSelection(input);
  const each: { id: string; relaxation: Relaxation | null }[] = [];
  for (const id of conflict) each.push({ id, relaxation: await relaxed(problem, (other) => other === id) });
  const all = new Set(conflict);
  return { each, smallest: await relaxed(problem, (id) => all.has(id)) };
}

/** `将“企业负责人不超过 18 人”放宽到 20 人即可`; names of rules, and of the group where one is meant. */
export function sayRelaxation({ changes }: Relaxation, nameOf: (id: string, group: string | null) => RefusalText): RefusalText {
  const parts = changes.map(({ id, group, kind, from, to }) => {
    const { zh, en } = nameOf(id, group);
    return kind === 'cap'
      ? { zh: `将“${zh}不超过 ${from} 人”放宽到 ${to} 人`, en: `raise "${en}: at most ${from}" to ${to}` }
      : { zh: `将“${zh}不少于 ${from} 人”放宽到 ${to} 人`, en: `lower "${en}: at least ${from}" to ${to}` };
  });
  return { zh: `${parts.map(({ zh }) => zh).join('，并')}即可`, en: parts.map(({ en }) => en).join(' and ') };
}
