import type { CentreMethod } from '../exact/centre';
import type { RankingStyle } from '../exact/rank';
import type { RoundingMode } from '../exact/rational';
import { badInput } from '../refusal';
import { record } from './read-values';
import { METHODS, MODEL_METHODS, type Breaker, type ModelName } from './score-document';

/** A config with every default filled in (README of the contract, `config`). */
export interface ExactConfig {
  /** For a model: the plain mean, which its tie breakers and flags go by. */
  readonly centre: CentreMethod;
  readonly model: ModelName | null;
  readonly level: 'criterion' | 'total';
  readonly isAverage: boolean;
  readonly rounding: { panel: number | null; factored: number | null; total: number | null; mode: RoundingMode };
  readonly minJudges: number;
  readonly isMissingZero: boolean;
  readonly isSameOrgExcluded: boolean;
  readonly declaredConflicts: readonly { judge: string; entry: string }[];
  readonly ranking: RankingStyle;
  readonly breakers: readonly Breaker[];
}

/** More places than any rule book uses; a slip such as 200 is refused instead of computed. */
const MOST_PLACES = 15;

function oneOf<const T extends string>(value: unknown, allowed: readonly T[], fallback: T, path: string): T {
  if (value === undefined) return fallback;
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  const list = allowed.join(' | ');
  throw badInput(path, `必须是 ${list}`, `must be one of ${list}`, { value });
}

function count(value: unknown, least: number, fallback: number, path: string): number {
  if (value === undefined) return fallback;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw badInput(path, `必须是不小于 ${least} 的整数`, `must be an integer of at least ${least}`, { value });
}

function places(value: unknown, path: string): number | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_PLACES) return value;
  throw badInput(path, `小数位数必须是 0 到 ${MOST_PLACES} 的整数或 null`, `places must be an integer from 0 to ${MOST_PLACES}, or null`, { value });
}

function readMethod(config: Record<string, unknown>): CentreMethod {
  const method = METHODS.find((name) => name === config['method']);
  if (method === undefined) {
    throw badInput('config.method', `必须是 ${METHODS.join(' | ')}`, `must be one of ${METHODS.join(' | ')}`, { value: config['method'] });
  }
  if (method === 'mean' || method === 'median') return { kind: method };
  if (method !== 'trimmed') return { kind: 'mean' };
  const trim = record(config['trim'] ?? {}, 'config.trim');
  return {
    kind: 'trimmed',
    high: count(trim['high'], 0, 1, 'config.trim.high'),
    low: count(trim['low'], 0, 1, 'config.trim.low'),
    minRemaining: count(trim['minRemaining'], 1, 1, 'config.trim.minRemaining'),
  };
}

function readBreaker(value: unknown, criteria: ReadonlySet<string>, path: string): Breaker {
  const breaker = record(value, path);
  const type = oneOf(breaker['type'], ['unrounded', 'max', 'min', 'median', 'criterion', 'criteriaSum'], 'unrounded', `${path}.type`);
  const known = (id: unknown, at: string): string => {
    if (typeof id === 'string' && criteria.has(id)) return id;
    throw badInput(at, '没有这个评分项', 'no such criterion', { value: id });
  };
  if (breaker['type'] === undefined) throw badInput(`${path}.type`, '缺少', 'is missing');
  if (type === 'criterion') return { type, id: known(breaker['id'], `${path}.id`) };
  if (type !== 'criteriaSum') return { type };
  const ids = breaker['ids'];
  if (!Array.isArray(ids)) throw badInput(`${path}.ids`, '必须是列表', 'must be a list');
  return { type, ids: ids.map((id: unknown, i) => known(id, `${path}.ids[${i}]`)) };
}

function readDeclared(value: unknown): { judge: string; entry: string }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw badInput('config.conflicts.declared', '必须是列表', 'must be a list');
  return value.map((item: unknown, i) => {
    const { judge, entry } = record(item, `config.conflicts.declared[${i}]`);
    if (typeof judge === 'string' && typeof entry === 'string') return { judge, entry };
    throw badInput(`config.conflicts.declared[${i}]`, '需要 judge 和 entry', 'needs judge and entry');
  });
}

/** Checks a document's config and fills in the defaults. `criteria` are the known criterion ids. */
export function readConfig(value: unknown, criteria: ReadonlySet<string>): ExactConfig {
  const config = record(value, 'config');
  const rounding = record(config['rounding'] ?? {}, 'config.rounding');
  const conflicts = record(config['conflicts'] ?? {}, 'config.conflicts');
  const ties = record(config['ties'] ?? {}, 'config.ties');
  const breakers = ties['breakers'] ?? [];
  if (!Array.isArray(breakers)) throw badInput('config.ties.breakers', '必须是列表', 'must be a list');
  return {
    centre: readMethod(config),
    model: MODEL_METHODS.find((name) => name === config['method']) ?? null,
    level: oneOf(config['level'], ['criterion', 'total'], 'criterion', 'config.level'),
    isAverage: oneOf(config['aggregate'], ['sum', 'average'], 'sum', 'config.aggregate') === 'average',
    rounding: {
      panel: places(rounding['panel'], 'config.rounding.panel'),
      factored: places(rounding['factored'], 'config.rounding.factored'),
      total: places(rounding['total'], 'config.rounding.total'),
      mode: oneOf(rounding['mode'], ['half_up', 'half_even'], 'half_up', 'config.rounding.mode'),
    },
    minJudges: count(config['minJudges'], 1, 1, 'config.minJudges'),
    // The contract writes null, its cases write "null": both mean "a missing criterion leaves the entry unscored".
    isMissingZero: oneOf(config['missingCriterion'] ?? undefined, ['null', 'zero'], 'null', 'config.missingCriterion') === 'zero',
    isSameOrgExcluded: oneOf(conflicts['sameOrg'], ['exclude', 'keep'], 'keep', 'config.conflicts.sameOrg') === 'exclude',
    declaredConflicts: readDeclared(conflicts['declared']),
    ranking: oneOf(ties['ranking'], ['1224', '1223'], '1224', 'config.ties.ranking'),
    breakers: breakers.map((breaker: unknown, i) => readBreaker(breaker, criteria, `config.ties.breakers[${i}]`)),
  };
}
