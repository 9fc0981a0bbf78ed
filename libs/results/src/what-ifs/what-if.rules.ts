import { BadInput, canonicalJson, sha256 } from '@jiangong/kernel';
import type { RoundMethod } from '@jiangong/fairness';
import type { FrozenRules, OtherRules } from '../score-runs/public';
import type { RankingChange } from '../selection/public';

/** What somebody wants to see changed; the rest stays as the rules have it. */
export interface AskedChange {
  readonly method?: string | null;
  readonly trim?: number | null;
  readonly weights?: readonly { readonly criterion: string; readonly weight: number }[] | null;
  readonly minJudges?: number | null;
}

/** The rules a question was answered by, spelt out. */
export interface AskedRules extends Required<OtherRules> {
  readonly method: RoundMethod;
}

const METHOD_KINDS = ['mean', 'median', 'trimmed', 'zscore', 'calibrated'] as const;
type MethodKind = (typeof METHOD_KINDS)[number];

function methodOf(present: RoundMethod, kind: string, trim: number | null): RoundMethod {
  if (!METHOD_KINDS.includes(kind as MethodKind)) throw BadInput.at('input.method', `没有“${kind}”这种方法`, `there is no method "${kind}"`);
  if (trim !== null && kind !== 'trimmed') throw BadInput.at('input.trim', '只有去高去低的方法可以指定去掉几个', 'only the trimmed mean leaves marks out');
  if (kind !== 'trimmed') return { kind: kind as Exclude<MethodKind, 'trimmed'> };
  return trim === null && present.kind === 'trimmed' ? present : { kind: 'trimmed', high: trim ?? 1, low: trim ?? 1 };
}

/** The question as rules for the engine. Unknown criteria and a question that changes nothing are bad input. */
export function rulesAsked(present: FrozenRules, { method, trim, weights, minJudges }: AskedChange): AskedRules {
  const known = new Map(present.criteria.map(({ code, weight }) => [code, weight]));
  for (const { criterion } of weights ?? []) {
    if (!known.has(criterion)) throw BadInput.at('input.weights', `没有“${criterion}”这项评分标准`, `there is no criterion "${criterion}"`);
  }
  const asked: AskedRules = {
    method: methodOf(present.method, method ?? (trim === null || trim === undefined ? present.method.kind : 'trimmed'), trim ?? null),
    minJudges: minJudges ?? present.minJudges,
    weights: { ...Object.fromEntries(known), ...Object.fromEntries((weights ?? []).map(({ criterion, weight }) => [criterion, weight])) },
  };
  if (!Object.values(asked.weights).some((weight) => weight > 0)) throw BadInput.at('input.weights', '至少要有一项权重大于 0', 'at least one weight must be above 0');
  const isSame = canonicalJson([asked.method, asked.minJudges]) === canonicalJson([present.method, present.minJudges]) && present.criteria.every(({ code, weight }) => asked.weights[code] === weight);
  if (isSame) throw BadInput.at('input', '与现行规则相同，没有要比较的内容', 'this is what the rules already say; there is nothing to compare');
  return asked;
}

/** An answer as the ledger tells it: how many, and the hash of who. */
export const countsOf = (changes: readonly RankingChange[]): { readonly changesHash: string; readonly changed: number; readonly entering: number; readonly leaving: number } => ({
  changesHash: sha256(canonicalJson(changes)), changed: changes.length,
  entering: changes.filter(({ change }) => change === 'enters').length, leaving: changes.filter(({ change }) => change === 'leaves').length,
});
