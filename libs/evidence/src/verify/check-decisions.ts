import { canonicalJson, type Bilingual } from '@jiangong/kernel';
import type { Bundle } from '../bundle/bundle';
import { hashOf } from '../hash';
import { listOf, type DrawnList, type ListParts } from '../recompute/list';
import { checkSelections, type Proofs } from './check-selection';
import { chosenList, demandExcluded, type ChosenText, type ExclusionText } from './chosen-list';
import { findEvent, type Case } from './case';
import { inputsOf } from './frozen';
import { absent, demand, demandCanonical, Fault, holds, sealed, type Finding } from './verdict';

const PARTS = {
  'jiangong.decision/1': ['places', 'compliance', 'emptyPlaces'],
  'jiangong.decision/2': ['places', 'compliance', 'emptyPlaces', 'emptyBecause'],
  'jiangong.decision/3': ['places', 'compliance', 'emptyPlaces', 'emptyBecause'],
} as const;

/** What a list says, in any of its formats; nothing else is published with it. */
const MEMBERS = new Set([
  'format', 'roundId', 'runId', 'outputsHash', 'ruleVersionId', 'places', 'compliance', 'emptyPlaces', 'emptyBecause', 'selectionId', 'selectionHash', 'excluded', 'overrides', 'reserves',
]);

type Part = (typeof PARTS)['jiangong.decision/2'][number];

interface DecisionText {
  readonly format: keyof typeof PARTS;
  readonly roundId?: string;
  readonly runId: string;
  readonly outputsHash: string;
  readonly ruleVersionId: string;
  readonly places: readonly { readonly entryCode?: string }[];
  readonly compliance: readonly object[];
  readonly emptyPlaces: Readonly<Record<string, number>>;
  readonly emptyBecause?: object;
  /** Since the third format. */
  readonly selectionId?: string | null;
  readonly excluded?: readonly ExclusionText[];
}

/** Every list is what its event says, and follows from its run by the rules: places, ties at the cut, quotas. */
export function checkDecisions(given: Case): Finding {
  const { bundle, events } = given;
  const known = new Set(bundle.decisions.map(({ id }) => id));
  events.forEach(({ type, body }, at) =>
    demand(type !== 'results.decision.made' || known.has(String(body.decisionId)), `第 ${at + 1} 个事件作出的评定不在数据包里`, `the decision of event ${at + 1} is not in the bundle`, at + 1));
  for (const decision of bundle.decisions) checkDecision(given, decision);
  const proofs = checkSelections(given);
  const standing = bundle.decisions.find(({ state }) => state === 'standing');
  if (!standing) return absent('这一轮没有有效的评定', 'no decision of this round stands');
  const { places } = JSON.parse(standing.content) as DecisionText;
  const { zh, en } = wordsOf(proofs);
  // without a proof nobody recomputed that no list is better
  return (proofs.unproved > 0 ? sealed : holds)(`名单按规则重新选取，${places.length} 人逐一相同（${standing.contentHash.slice(0, 16)}…）${zh}`, `the list drawn again by the rules: the same ${places.length} (${standing.contentHash.slice(0, 16)}…)${en}`);
}

function wordsOf({ proved, unproved }: Proofs): Bilingual {
  return {
    zh: `${proved > 0 ? `；${proved} 次评选附有证明，逐步核对成立：没有更好的名单` : ''}${unproved > 0 ? `；“没有更好的名单”在 ${unproved} 次评选中只是封存，没有重新计算：没有证明，只有第二个求解器的答复` : ''}`,
    en: `${proved > 0 ? `; the proofs of ${proved} selections hold step by step: no list is better` : ''}${unproved > 0 ? `; that no list is better is sealed, not recomputed, for ${unproved} selections: they have no proof but the second solver's word` : ''}`,
  };
}

function checkDecision(given: Case, decision: Bundle['decisions'][number]): void {
  const made = findEvent(given, 'results.decision.made', 'decisionId', decision.id);
  demand(made !== null, '有一份评定没有对应的事件', 'no event made one of the decisions');
  const { seq } = made;
  demand(hashOf(decision.content) === made.body.contentHash && decision.contentHash === made.body.contentHash, `名单与第 ${seq} 个事件登记的不同：名单被改过`, `the list is not what event ${seq} recorded: it was changed`, seq);
  demandCanonical(decision.content, '评定名单', 'the list', seq);
  const voided = findEvent(given, 'results.decision.voided', 'decisionId', decision.id);
  const exchanged = findEvent(given, 'results.decision.superseded', 'decisionId', decision.id);
  const state = voided ? 'void' : exchanged ? 'superseded' : 'standing';
  demand(decision.state === state, '评定的状态与事件不符', 'the state of the decision is not what the events say', voided?.seq ?? exchanged?.seq ?? seq);
  const text = JSON.parse(decision.content) as DecisionText;
  const parts: readonly Part[] | undefined = Object.hasOwn(PARTS, text.format) ? PARTS[text.format] : undefined;
  if (!parts) throw new Fault({ zh: `本验证器不认识评定格式 ${text.format}`, en: `this verifier does not know ${text.format}` }, seq, 'unknown');
  const strange = Object.keys(text).find((name) => !MEMBERS.has(name));
  demand(strange === undefined, `评定名单里有不属于名单的内容（${strange}）`, `the list says something that is no part of a list (${strange})`, seq);
  demand(text.roundId === undefined || text.roundId === given.bundle.round.id, '评定属于另一轮', 'the decision is of another round', seq);
  const run = given.bundle.runs.find(({ id }) => id === text.runId);
  const rules = given.bundle.rules.find(({ versionId }) => versionId === text.ruleVersionId);
  demand(run !== undefined && run.outputs !== null && run.outputsHash === text.outputsHash, '评定依据的计分不在数据包里', 'the run behind the decision is not in the bundle', seq);
  demand(rules !== undefined, '评定依据的规则不在数据包里', 'the rules behind the decision are not in the bundle', seq);
  const frozen = inputsOf(run);
  demand(frozen !== null && frozen.rules.versionId === text.ruleVersionId, '评定依据的规则不是计分所锁定的那一版', 'the decision goes by other rules than its run was pinned to', seq);
  demandStanding(given, run.number, run.id, seq);
  const excluded = text.excluded ?? [];
  demandExcluded(given, excluded, decision.id, seq);
  const off = new Set(excluded.map(({ entryId }) => entryId));
  const ranking = (JSON.parse(run.outputs) as { entries: ListParts['ranking'] }).entries;
  const list = JSON.parse(rules.content) as ListParts['rules'];
  const again: DrawnList = text.selectionId
    ? chosenList(given, { text: text as DecisionText & ChosenText, seq, decisionId: decision.id, run, rules, ranking, entries: frozen.entries })
    : listOf({ entries: frozen.entries, ranking: ranking.filter(({ id }) => !off.has(id)), categories: given.bundle.categories, rules: list });
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
