import { badInput } from '../refusal';
import type { RoundInput } from './round';

/** Scores are thousandths, so a fourth decimal would be lost. */
const MOST_DECIMALS = 3;

function requireCount(value: number, least: number, path: string): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw badInput(path, `必须是不小于 ${least} 的整数`, `must be an integer of at least ${least}`, { value });
}

function requireDistinct(ids: readonly string[], path: string): ReadonlySet<string> {
  const seen = new Set<string>();
  ids.forEach((id, i) => {
    if (seen.has(id)) throw badInput(`${path}[${i}]`, `“${id}”重复`, `"${id}" appears twice`, { value: id });
    seen.add(id);
  });
  return seen;
}

function requireKnown(id: string, known: ReadonlySet<string>, path: string): void {
  if (!known.has(id)) throw unknown(id, path);
}

const unknown = (id: string, path: string): Error => badInput(path, `没有“${id}”`, `there is no "${id}"`, { value: id });

/** Refuses a round that cannot be computed; says where. */
export function checkRound(input: RoundInput): void {
  const categories = requireDistinct(input.categories, 'categories');
  const criteria = requireDistinct(input.criteria.map(({ code }) => code), 'criteria');
  input.criteria.forEach(({ weight, max }, i) => {
    requireCount(weight, 0, `criteria[${i}].weight`);
    if (typeof max === 'number') requireCount(max, 1, `criteria[${i}].max`);
  });
  if (!input.criteria.some(({ weight }) => weight > 0)) {
    throw badInput('criteria', '至少要有一个权重大于 0 的评分项', 'at least one criterion needs a weight above 0');
  }
  requireCount(input.minJudges, 1, 'minJudges');
  if (!(Number.isInteger(input.decimals) && input.decimals >= 0 && input.decimals <= MOST_DECIMALS)) {
    throw badInput('decimals', `必须是 0 到 ${MOST_DECIMALS} 的整数`, `must be an integer from 0 to ${MOST_DECIMALS}`, { value: input.decimals });
  }
  if (input.method.kind === 'trimmed') {
    requireCount(input.method.high, 0, 'method.high');
    requireCount(input.method.low, 0, 'method.low');
    requireCount(input.method.minRemaining ?? 1, 1, 'method.minRemaining');
  }
  if (input.method.kind === 'weighted') for (const [judge, weight] of Object.entries(input.method.weights)) requireCount(weight, 1, `method.weights.${judge}`);
  const components = requireDistinct((input.components ?? []).map(({ code }) => code), 'components');
  input.components?.forEach(({ code, weight, passMark }, i) => {
    requireCount(weight, 1, `components[${i}].weight`);
    if (passMark !== null) requireCount(passMark, 0, `components[${i}].passMark`);
    if (!input.criteria.some((criterion) => criterion.component === code && criterion.weight > 0)) {
      throw badInput(`components[${i}]`, '没有权重大于 0 的评分项属于它', 'no criterion with a weight above 0 belongs to it', { value: code });
    }
  });
  if (components.size > 0) input.criteria.forEach(({ component }, i) => requireKnown(component ?? '', components, `criteria[${i}].component`));
  requireDistinct((input.judges ?? []).map(({ id }) => id), 'judges');
  input.ties.forEach((tie, i) => {
    if (tie.by === 'component') requireKnown(tie.component, components, `ties[${i}].component`);
    if (tie.by === 'criterion') requireKnown(tie.criterion, criteria, `ties[${i}].criterion`);
  });
  const entries = requireDistinct(input.entries.map(({ id }) => id), 'entries');
  input.entries.forEach(({ category }, i) => requireKnown(category, categories, `entries[${i}].category`));
  input.marks.forEach(({ entry, criterion, mark }, i) => {
    // a million times: where it is is only said of what is wrong
    if (!entries.has(entry)) throw unknown(entry, `marks[${i}].entry`);
    if (!criteria.has(criterion)) throw unknown(criterion, `marks[${i}].criterion`);
    if (!Number.isSafeInteger(mark)) {
      throw badInput(`marks[${i}].mark`, '必须是以千分之一分为单位的整数', 'must be an integer in thousandths of a point', { value: mark });
    }
  });
}
