import { list, record, DecimalReader, IdIndex } from '../document/read-values';
import { DecimalLiteral } from '../document/score-document';
import { byCode } from '../exact/rank';
import { powerOfTen, Rational } from '../exact/rational';
import { badInput } from '../refusal';
import type { NamedRow } from './programme';
import type { SelectionObjective } from './selection';

/** Candidates by position: score high to low, then the tie order, then id. Everything below speaks of positions, counted from 0. */
export interface SelectionProblem {
  readonly id: string | undefined;
  readonly places: number;
  readonly ids: readonly string[];
  /** Scores × `scale`, whole numbers. */
  readonly scores: readonly number[];
  readonly scale: bigint;
  readonly objective: SelectionObjective;
  readonly constraints: readonly { readonly id: string; readonly rows: readonly NamedRow[] }[];
}

/** How shares of a category are written as rows. */
interface RowStyle {
  /** Fractions as published, for a proof that others check; without it as small as can be, for the solvers. */
  readonly isAsPublished: boolean;
}

interface Candidate {
  readonly id: string;
  readonly score: Rational;
  readonly categories: ReadonlySet<string>;
  readonly tieOrder: number;
  readonly attributes: Record<string, unknown>;
}

/** Beyond this totals would leave the whole numbers a float holds exactly; published scores have two or three places. */
const MOST_PLACES = 6;

function whole(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
  throw badInput(path, '必须是非负整数', 'must be a non-negative integer', { value });
}

function texts(value: unknown, path: string): string[] {
  return list(value, path).map((item, i) => {
    if (typeof item === 'string') return item;
    throw badInput(`${path}[${i}]`, '必须是文本', 'must be a text', { value: item });
  });
}

/**
 * The fraction with a denominator of at most `most` that no count can tell from `fraction`: n of m (m ≤ most) reach the
 * one exactly when they reach the other, because n/m is itself such a fraction (Farey). Keeps coefficients small.
 */
export function nearestTellable(fraction: Rational, isFloor: boolean, most: number): { num: number; den: number } {
  let best: Rational | null = null;
  for (let den = 1; den <= most; den++) {
    const times = fraction.times(Rational.of(den));
    const found = Rational.of(isFloor ? times.ceil() : times.floor(), den);
    if (best === null || (isFloor ? found.compare(best) < 0 : found.compare(best) > 0)) best = found;
  }
  return best === null ? { num: 0, den: 1 } : { num: Number(best.num), den: Number(best.den) };
}

function countRow(constraint: Record<string, unknown>, id: string, path: string, candidates: readonly Candidate[]): NamedRow {
  const categories = texts(constraint['categories'], `${path}.categories`);
  const count = whole(constraint['count'], `${path}.count`);
  const at = candidates.flatMap((candidate, i) => (categories.every((category) => candidate.categories.has(category)) ? [i] : []));
  const isFloor = constraint['type'] === 'min';
  return { name: [id], unit: 1, at, by: at.map(() => 1), low: isFloor ? count : -Infinity, high: isFloor ? Infinity : count };
}

interface ShareContext extends RowStyle {
  readonly candidates: readonly Candidate[];
  readonly places: number;
  readonly decimals: DecimalReader;
}

function shareRow(constraint: Record<string, unknown>, id: string, path: string, { candidates, places, decimals, isAsPublished }: ShareContext): NamedRow {
  const isFloor = constraint['type'] === 'min';
  const categories = texts(constraint['categories'], `${path}.categories`);
  const base = constraint['base'] ?? 'K';
  if (typeof base !== 'string') throw badInput(`${path}.base`, '必须是 K 或类别', 'must be K or a category', { value: base });
  const fraction = decimals.read(constraint['fraction'], () => `${path}.fraction`).reduced();
  if (fraction.num < 0n || fraction.compare(Rational.one) > 0) {
    throw badInput(`${path}.fraction`, '比例必须在 0 到 1 之间', 'a fraction must be from 0 to 1', { value: fraction.toString() });
  }
  const isIn = (candidate: Candidate): boolean => base === 'K' || candidate.categories.has(base);
  const meets = (candidate: Candidate): boolean => isIn(candidate) && categories.every((category) => candidate.categories.has(category));
  const ofAll = fraction.times(Rational.of(places));
  const bound = Number(isFloor ? ofAll.ceil() : ofAll.floor());
  const asPublished = { num: Number(fraction.num), den: Number(fraction.den) };
  const { num, den } = base === 'K' ? { num: 0, den: 1 } : isAsPublished ? asPublished : nearestTellable(fraction, isFloor, Math.min(places, candidates.length));
  const terms = candidates
    .map((candidate, at) => ({ at, by: Number(meets(candidate)) * den - Number(isIn(candidate)) * num }))
    .filter(({ by }) => by !== 0);
  const limit = base === 'K' ? bound : 0;
  return { name: [id], unit: den, at: terms.map(({ at }) => at), by: terms.map(({ by }) => by), low: isFloor ? limit : -Infinity, high: isFloor ? Infinity : limit };
}

/** The group a value names; a long number as its digits were written. No value is a group of its own. */
function groupOf(value: unknown, path: () => string): string {
  if (value instanceof DecimalLiteral) return value.text;
  if (typeof value === 'object' && value !== null) throw badInput(path(), '必须是文本、数或真假值', 'must be a text, a number or a truth value');
  return String(value);
}

/** Groups too small to reach their cap are no rows: most units send fewer candidates than may win. */
function groupRows(constraint: Record<string, unknown>, id: string, path: string, candidates: readonly Candidate[]): NamedRow[] {
  const attribute = constraint['attribute'];
  if (typeof attribute !== 'string') throw badInput(`${path}.attribute`, '必须是文本', 'must be a text', { value: attribute });
  const cap = whole(constraint['cap'], `${path}.cap`);
  const caps = new Map(Object.entries(record(constraint['caps'] ?? {}, `${path}.caps`)));
  const groups = new Map<string, number[]>();
  candidates.forEach(({ id: of, attributes }, at) => {
    const value = groupOf(Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined, () => `candidates["${of}"].${attribute}`);
    const group = groups.get(value);
    if (group) group.push(at);
    else groups.set(value, [at]);
  });
  const rows = [...groups].sort(([a], [b]) => byCode(a, b)).map(([value, at]): NamedRow => {
    const own = caps.get(value);
    const high = own === undefined || own === null ? cap : whole(own, `${path}.caps.${value}`);
    return { name: [id, value], unit: 1, at, by: at.map(() => 1), low: -Infinity, high };
  });
  return rows.filter(({ at, high }) => at.length > high);
}

function scaleOf(candidates: readonly Candidate[]): bigint {
  const worst = (scale: bigint): Candidate | undefined => candidates.find(({ score }) => (score.num * scale) % score.den !== 0n);
  for (let digits = 0; digits <= MOST_PLACES; digits++) if (!worst(powerOfTen(digits))) return powerOfTen(digits);
  const { id, score } = worst(powerOfTen(MOST_PLACES))!;
  throw badInput('candidates', `“${id}”的得分多于 ${MOST_PLACES} 位小数，请先按规则取整`, `the score of "${id}" has more than ${MOST_PLACES} places; round it by the rules first`, { id, value: score.toString() });
}

const OBJECTIVES: ReadonlyMap<unknown, SelectionObjective> = new Map([
  [undefined, 'total'], ['max_total_score', 'total'], ['total', 'total'], ['fewest_departures', 'fewest_departures'], ['best_lowest', 'best_lowest'],
]);

function objectiveOf(value: unknown): SelectionObjective {
  const objective = OBJECTIVES.get(value);
  if (objective) return objective;
  throw badInput('objective', '必须是 total | fewest_departures | best_lowest', 'must be total | fewest_departures | best_lowest', { value });
}

function tieOrderOf(value: unknown, path: string): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw badInput(path, '必须是整数', 'must be an integer', { value });
}

/** Reads and checks a document of the select contract. Throws FairnessRefusal. */
export function readSelection(value: unknown, { isAsPublished }: RowStyle = { isAsPublished: false }): SelectionProblem {
  const document = record(value, 'document');
  const decimals = new DecimalReader();
  const records = list(document['candidates'], 'candidates').map((item, i) => record(item, `candidates[${i}]`));
  const index = new IdIndex('candidates', records);
  const candidates = records
    .map((attributes, i): Candidate => ({
      id: index.ids[i]!,
      score: decimals.read(attributes['score'], () => `candidates[${i}].score`),
      categories: new Set(texts(attributes['categories'] ?? [], `candidates[${i}].categories`)),
      tieOrder: tieOrderOf(attributes['tieOrder'], `candidates[${i}].tieOrder`),
      attributes,
    }))
    .sort((a, b) => b.score.compare(a.score) || a.tieOrder - b.tieOrder || byCode(a.id, b.id));
  const places = whole(document['K'], 'K');
  const rules = list(document['constraints'] ?? [], 'constraints').map((item, i) => record(item, `constraints[${i}]`));
  const constraintIds = new IdIndex('constraints', rules);
  const constraints = rules.map((rule, i) => {
    const [id, path] = [constraintIds.ids[i]!, `constraints[${i}]`];
    if (rule['type'] === 'perGroupMax') return { id, rows: groupRows(rule, id, path, candidates) };
    if (rule['type'] === 'min' || rule['type'] === 'max') {
      return { id, rows: [Object.hasOwn(rule, 'count') ? countRow(rule, id, path, candidates) : shareRow(rule, id, path, { candidates, places, decimals, isAsPublished })] };
    }
    throw badInput(`${path}.type`, '必须是 min | max | perGroupMax', 'must be min | max | perGroupMax', { value: rule['type'] });
  });
  const scale = scaleOf(candidates);
  const scores = candidates.map(({ score }) => Number((score.num * scale) / score.den));
  if (scores.some((score) => Math.abs(score) > 2 ** 40)) throw badInput('candidates', '得分过大', 'a score is too large');
  const id = typeof document['id'] === 'string' ? document['id'] : undefined;
  return { id, places, ids: candidates.map((candidate) => candidate.id), scores, scale, objective: objectiveOf(document['objective']), constraints };
}
