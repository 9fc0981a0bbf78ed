import { canonicalJson } from '@jiangong/kernel';
import type { Bundle } from '../bundle/bundle';
import { hashOf } from '../hash';
import { listOf, type ListParts } from '../recompute/list';
import { findEvent, type Case } from './case';
import { inputsOf } from './frozen';
import { absent, demand, Fault, holds, type Finding } from './verdict';

const PARTS = {
  'jiangong.decision/1': ['places', 'compliance', 'emptyPlaces'],
  'jiangong.decision/2': ['places', 'compliance', 'emptyPlaces', 'emptyBecause'],
} as const;

interface DecisionText {
  readonly format: keyof typeof PARTS;
  readonly runId: string;
  readonly outputsHash: string;
  readonly ruleVersionId: string;
  readonly places: readonly { readonly entryCode?: string }[];
  readonly compliance: readonly object[];
  readonly emptyPlaces: Readonly<Record<string, number>>;
  readonly emptyBecause?: object;
}

/** Every list is what its event says, and follows from its run by the rules: places, ties at the cut, quotas. */
export function checkDecisions(given: Case): Finding {
  const { bundle, events } = given;
  const known = new Set(bundle.decisions.map(({ id }) => id));
  events.forEach(({ type, body }, at) =>
    demand(type !== 'results.decision.made' || known.has(String(body.decisionId)), `第 ${at + 1} 个事件作出的评定不在数据包里`, `the decision of event ${at + 1} is not in the bundle`, at + 1));
  for (const decision of bundle.decisions) checkDecision(given, decision);
  const standing = bundle.decisions.find(({ state }) => state === 'standing');
  if (!standing) return absent('这一轮没有有效的评定', 'no decision of this round stands');
  const { places } = JSON.parse(standing.content) as DecisionText;
  return holds(`名单按规则重新选取，${places.length} 人逐一相同（${standing.contentHash.slice(0, 16)}…）`, `the list drawn again by the rules: the same ${places.length} (${standing.contentHash.slice(0, 16)}…)`);
}

function checkDecision(given: Case, decision: Bundle['decisions'][number]): void {
  const made = findEvent(given, 'results.decision.made', 'decisionId', decision.id);
  demand(made !== null, '有一份评定没有对应的事件', 'no event made one of the decisions');
  const { seq } = made;
  demand(hashOf(decision.content) === made.body.contentHash && decision.contentHash === made.body.contentHash, `名单与第 ${seq} 个事件登记的不同：名单被改过`, `the list is not what event ${seq} recorded: it was changed`, seq);
  const voided = findEvent(given, 'results.decision.voided', 'decisionId', decision.id);
  demand((voided !== null) === (decision.state === 'void'), '评定的状态与事件不符', 'the state of the decision is not what the events say', voided?.seq ?? seq);
  const text = JSON.parse(decision.content) as DecisionText;
  const parts = (Object.hasOwn(PARTS, text.format) ? PARTS[text.format] : undefined) as (typeof PARTS)['jiangong.decision/2'] | undefined;
  if (!parts) throw new Fault({ zh: `本验证器不认识评定格式 ${text.format}`, en: `this verifier does not know ${text.format}` }, seq, 'unknown');
  const run = given.bundle.runs.find(({ id }) => id === text.runId);
  const rules = given.bundle.rules.find(({ versionId }) => versionId === text.ruleVersionId);
  demand(run !== undefined && run.outputs !== null && run.outputsHash === text.outputsHash, '评定依据的计分不在数据包里', 'the run behind the decision is not in the bundle', seq);
  demand(rules !== undefined, '评定依据的规则不在数据包里', 'the rules behind the decision are not in the bundle', seq);
  const frozen = inputsOf(run);
  demand(frozen !== null && frozen.rules.versionId === text.ruleVersionId, '评定依据的规则不是计分所锁定的那一版', 'the decision goes by other rules than its run was pinned to', seq);
  demandStanding(given, run.number, run.id, seq);
  const ranking = (JSON.parse(run.outputs) as { entries: ListParts['ranking'] }).entries;
  const again = listOf({ entries: frozen.entries, ranking, categories: given.bundle.categories, rules: JSON.parse(rules.content) as ListParts['rules'] });
  for (const part of parts)
    demand(canonicalJson(again[part]) === canonicalJson(text[part] ?? null), `按规则重新选取，名单不同（${part}）`, `drawn again by the rules, the list differs (${part})`, seq);
}

/** The run the round went by when it was decided: the first one sealed, until two officers applied another. Old chains do not say which stands. */
function demandStanding({ events }: Case, number: number, runId: string, seq: number): void {
  const before = events.slice(0, seq - 1);
  demand(before.some(({ type, body }) => type === 'results.run.sealed' && body.runId === runId), `第 ${number} 次计分在评定之前没有封存`, `run ${number} was not sealed when the list was decided`, seq);
  const last = before.findLast(({ type, body }) => (type === 'results.run.sealed' && body.stands === true) || type === 'results.rescoring.applied');
  demand(last === undefined || last.body.runId === runId, `评定所依据的第 ${number} 次计分当时不是有效的那一次`, `run ${number}, behind the decision, was not the one that stood`, seq);
}
