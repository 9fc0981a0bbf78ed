import { canonicalJson } from '@jiangong/kernel';
import { listCompliance, type ListCandidate, type ListRules } from '@jiangong/fairness';
import type { Bundle, BundleRun, BundleSelection } from '../bundle/bundle';
import { hashOf } from '../hash';
import { titleAt, type DrawnList, type ListParts } from '../recompute/list';
import { findEvent, type Case } from './case';
import type { SettledText } from './check-selection';
import { demand } from './verdict';

export interface ExclusionText {
  readonly entryId: string;
  readonly because: string;
  readonly reference: string;
}

interface OverrideText {
  readonly overrideId: string;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly reasonHash: string;
  readonly officers: readonly (string | null)[];
}

/** A decision made from a list chosen as a whole. */
export interface ChosenText {
  readonly selectionId: string;
  readonly selectionHash: string;
  readonly runId: string;
  readonly outputsHash: string;
  readonly ruleVersionId: string;
  readonly excluded: readonly ExclusionText[];
  readonly overrides: readonly OverrideText[];
}

export interface CandidateText extends ListCandidate {
  readonly code: string;
  readonly rank: number;
  readonly hasPriority: boolean;
}

/** The frozen inputs of a selection as the checks look at them. */
export interface SelectionInputsText {
  readonly format: string;
  readonly round: { readonly id: string };
  readonly run: { readonly id: string; readonly outputsHash: string };
  readonly rules: { readonly versionId: string; readonly contentHash: string; readonly minimumMark: number | null; readonly selection: ListRules & { readonly priority: boolean } };
  readonly candidates: readonly CandidateText[];
  readonly excluded: readonly ExclusionText[];
  /** Since the second format: what the panel changed in the list before, and holds in this one. */
  readonly settled?: SettledText;
}

interface ChosenCase {
  readonly text: ChosenText;
  readonly seq: number;
  readonly decisionId: string;
  readonly run: BundleRun;
  readonly rules: Bundle['rules'][number];
  readonly ranking: ListParts['ranking'];
  readonly entries: ListParts['entries'];
}

/** The selection behind a decision, as its events froze and sealed it. */
function sealedSelection(given: Case, { text, seq, run }: ChosenCase): { readonly inputs: SelectionInputsText; readonly selected: readonly string[] } {
  const one: BundleSelection | undefined = given.bundle.selections?.find(({ id }) => id === text.selectionId);
  demand(one !== undefined && one.outputs !== null, '评定依据的评选不在数据包里', 'the selection behind the decision is not in the bundle', seq);
  const [started, sealed] = [findEvent(given, 'results.selection.started', 'selectionId', one.id), findEvent(given, 'results.selection.sealed', 'selectionId', one.id)];
  demand(started !== null && hashOf(one.inputs) === started.body.inputsHash && one.inputsHash === started.body.inputsHash, `第 ${one.number} 次评选的输入与登记的不同`, `the inputs of selection ${one.number} are not what was recorded`, started?.seq ?? seq);
  demand(sealed !== null && sealed.seq < seq && hashOf(one.outputs) === sealed.body.outputsHash && text.selectionHash === sealed.body.outputsHash, `第 ${one.number} 次评选的结果与封存的不同`, `the outputs of selection ${one.number} are not what was sealed`, sealed?.seq ?? seq);
  const inputs = JSON.parse(one.inputs) as SelectionInputsText;
  demand(inputs.run.id === run.id && inputs.run.outputsHash === text.outputsHash, '评选依据的不是这次计分', 'the selection goes by another run', seq);
  return { inputs, selected: (JSON.parse(one.outputs) as { selected: readonly string[] }).selected };
}

/** Position before position: score, rank, priority where the rules give it, number. */
function isInOrder(candidates: readonly CandidateText[], hasPriority: boolean): boolean {
  const first = (one: CandidateText): number => Number(hasPriority && one.hasPriority);
  return candidates.every((one, at) => {
    const before = candidates[at - 1];
    if (!before) return true;
    const order = before.score - one.score || one.rank - before.rank || first(before) - first(one);
    return order > 0 || (order === 0 && before.code < one.code);
  });
}

/** Candidates are all who may win and nobody else, with the scores of the run and the attributes that were frozen with it. */
function demandCandidates({ candidates, rules }: SelectionInputsText, { text, seq, ranking, entries }: ChosenCase): void {
  const off = new Set(text.excluded.map(({ entryId }) => entryId));
  const may = ranking.filter(({ id, score, rank }) => score !== null && rank !== null && (rules.minimumMark === null || score >= rules.minimumMark) && !off.has(id));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const lineOf = new Map(may.map((line) => [line.id, line]));
  demand(candidates.length === may.length && new Set(candidates.map(({ id }) => id)).size === may.length, `评选的人选应为 ${may.length} 人，实为 ${candidates.length} 人`, `${may.length} may win, the selection had ${candidates.length}`, seq);
  for (const one of candidates) {
    const [line, entry] = [lineOf.get(one.id), entryOf.get(one.id)];
    const isTrue = line !== undefined && entry !== undefined && line.score === one.score && line.rank === one.rank && line.category === one.category && entry.code === one.code
      && Object.entries(entry.attributes).every(([attribute, value]) => one.attributes[attribute] === value);
    demand(isTrue, `评选中 ${one.code} 号的得分、名次或属性与计分不同`, `${one.code} has another score, rank or attribute in the selection than in the run`, seq);
  }
  demand(isInOrder(candidates, rules.selection.priority), '评选中人选的先后次序不对', 'the candidates of the selection are out of order', seq);
}

/** Each change of the panel was asked for by one and confirmed by another before the decision; whoever is excluded since is in none. */
function demandOverride(given: Case, { overrideId, added, removed, reasonHash, officers }: OverrideText, off: ReadonlySet<string>, seq: number): void {
  const [asked, confirmed] = [findEvent(given, 'results.override.requested', 'overrideId', overrideId), findEvent(given, 'results.override.confirmed', 'overrideId', overrideId)];
  demand(asked !== null && confirmed !== null && confirmed.seq < seq, '名单的人工调整没有两人确认的记录', 'a change of the list by hand was not confirmed', seq);
  const stillAdded = (asked.body.added as readonly string[]).filter((id) => !off.has(id));
  const isSame = canonicalJson([stillAdded, asked.body.removed, asked.body.reasonHash]) === canonicalJson([added, removed, reasonHash]);
  demand(isSame && asked.actor === officers[0] && confirmed.actor === officers[1] && officers[0] !== officers[1], '名单的人工调整与登记的不同', 'a change of the list by hand is not what was recorded', asked.seq);
}

/** No change that was confirmed may be missing: those of the selection itself, and those the list before was made with. */
function demandAllOverrides(given: Case, { selectionId, overrides }: ChosenText, decisionId: string, seq: number): void {
  const named = new Set(overrides.map(({ overrideId }) => overrideId));
  const before = given.events.find(({ type, body }) => type === 'results.decision.superseded' && body.byDecisionId === decisionId);
  const former = given.bundle.decisions.find(({ id }) => id === before?.body.decisionId);
  const carried = former ? ((JSON.parse(former.content) as Partial<ChosenText>).overrides ?? []).map(({ overrideId }) => overrideId) : [];
  const own = given.events.slice(0, seq - 1).filter(({ type, body }) => type === 'results.override.confirmed' && body.selectionId === selectionId).map(({ body }) => String(body.overrideId));
  demand([...carried, ...own].every((id) => named.has(id)), '名单漏掉了一项已确认的人工调整', 'a confirmed change of the list by hand is missing from it', seq);
}

/** What the panel changed in the list before is what the selection took as settled. */
function demandSettled(given: Case, { settled }: SelectionInputsText, { selectionId, overrides }: ChosenText, off: ReadonlySet<string>, seq: number): void {
  if (settled === undefined) return;
  const isOn = new Map<string, boolean>();
  for (const { overrideId, added, removed } of overrides) {
    if (findEvent(given, 'results.override.requested', 'overrideId', overrideId)?.body.selectionId === selectionId) continue;
    removed.forEach((id) => isOn.set(id, false));
    added.forEach((id) => isOn.set(id, true));
  }
  const those = (on: boolean): string[] => [...isOn].flatMap(([id, is]) => (is === on && !off.has(id) ? [id] : [])).sort();
  demand(canonicalJson([settled.in, settled.out]) === canonicalJson([those(true), those(false)]), '评选预先确定的人选与已确认的人工调整不同', 'what the selection took as settled is not what the panel confirmed', seq);
}

/** Whoever is kept off the list is kept off by a redecision that was proposed and applied by two. */
export function demandExcluded(given: Case, excluded: readonly ExclusionText[], decisionId: string, seq: number): void {
  const applied = new Map(given.events.filter(({ type }) => type === 'results.redecision.applied').map(({ body }) => [String(body.redecisionId), body]));
  for (const { entryId } of excluded) {
    const isFounded = given.events.slice(0, seq - 1).some(({ type, body }) => {
      if (type !== 'results.redecision.proposed' || !(body.excluded as readonly ExclusionText[]).some((one) => one.entryId === entryId)) return false;
      const by = applied.get(String(body.redecisionId));
      const officers = (by?.officers ?? []) as readonly (string | null)[];
      return by !== undefined && officers[0] !== officers[1];
    });
    demand(isFounded, `评定 ${decisionId.slice(0, 8)} 排除的人选没有两人确认的更改记录`, `somebody is kept off the list of decision ${decisionId.slice(0, 8)} without a change applied by two`, seq);
  }
}

interface NamedRule {
  readonly code: string;
  readonly name: string;
}

function nameOf({ quotas, groupCaps }: { readonly quotas: readonly NamedRule[]; readonly groupCaps: readonly NamedRule[] }, id: string, categories: Bundle['categories']): string {
  if (id === 'person') return '每人至多一项';
  const [kind, code] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)];
  if (kind === 'quota' || kind === 'cap') return [...quotas, ...groupCaps].find((one) => one.code === code)?.name ?? code;
  return `${categories.find((one) => one.code === code)?.name ?? code}（${kind === 'least' ? '至少' : '至多'}）`;
}

/** The list as the sealed selection and the panel's confirmed changes make it. That no list is better, the certificate proves. */
export function chosenList(given: Case, one: ChosenCase): DrawnList {
  const { text, seq, rules, decisionId } = one;
  const { inputs, selected } = sealedSelection(given, one);
  const content = JSON.parse(rules.content) as ListParts['rules'] & { readonly deciding: { readonly minimumMark: number | null; readonly selection?: unknown } };
  demand(inputs.rules.versionId === text.ruleVersionId && canonicalJson(inputs.rules.selection) === canonicalJson(content.deciding.selection ?? null) && inputs.rules.minimumMark === content.deciding.minimumMark,
    '评选使用的名额要求与规则不符', 'the selection used other rules for its list than the round has', seq);
  demand(canonicalJson(inputs.excluded) === canonicalJson(text.excluded), '评选排除的人选与评定写明的不同', 'the selection left out others than the decision says', seq);
  demandCandidates(inputs, one);
  const off = new Set(text.excluded.map(({ entryId }) => entryId));
  const list = new Set(selected);
  for (const override of text.overrides) {
    demandOverride(given, override, off, seq);
    override.removed.forEach((id) => list.delete(id));
    override.added.forEach((id) => list.add(id));
  }
  demandAllOverrides(given, text, decisionId, seq);
  demandSettled(given, inputs, text, off, seq);
  const { selection } = inputs.rules;
  const winners = inputs.candidates.filter(({ id }) => list.has(id));
  const position = new Map(inputs.candidates.map(({ id }, at) => [id, at + 1]));
  const categoryOf = new Map(given.bundle.categories.map((category) => [category.code, category]));
  return {
    places: winners.map(({ id, code, category, rank, score }) => {
      const { id: categoryId, name } = categoryOf.get(category)!;
      return { entryId: id, entryCode: code, categoryId, categoryCode: category, rank, score, title: titleAt(content, { code: category, name }, rank), position: position.get(id)! };
    }),
    compliance: listCompliance(selection, winners).map((line) => ({ ...line, name: nameOf(selection, line.code, given.bundle.categories), isMet: line.margin >= 0 })),
    emptyPlaces: { list: Math.max(0, selection.places - winners.length) }, emptyBecause: {},
  };
}
