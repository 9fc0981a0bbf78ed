import type { Bilingual } from '@jiangong/kernel';
import type { BundleSelection } from '../bundle/bundle';
import { faultOfChoice, type ChoiceFault, type ChoiceProofText } from '../recompute/choice';
import type { Choice, ChoiceRule } from '../recompute/choice-rules';
import { hashOf } from '../hash';
import { findEvent, type Case } from './case';
import { demand, demandCanonical, Fault } from './verdict';

interface QuotaText {
  readonly code: string;
  readonly name: string;
  readonly all: readonly { readonly attribute: string; readonly values: readonly string[] }[];
  readonly kind: 'floor' | 'cap';
  readonly percent?: number;
  readonly count?: number;
  readonly of?: string;
}

export interface ListText {
  readonly places: number;
  readonly quotas: readonly QuotaText[];
  readonly groupCaps: readonly { readonly code: string; readonly name: string; readonly by: 'district' | 'unit' | 'person' | 'attribute'; readonly attribute?: string; readonly most: number; readonly exceptions: Readonly<Record<string, number>> }[];
  readonly categoryPlaces: readonly { readonly category: string; readonly least: number; readonly most: number | null }[];
  readonly onePerPerson: boolean;
  readonly objective?: Choice['objective'];
}

interface CandidateText {
  readonly id: string;
  readonly score: number;
  readonly category: string;
  readonly district: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Whom the panel put on the list, or off it, before it was chosen. */
export interface SettledText {
  readonly in: readonly string[];
  readonly out: readonly string[];
}

/** The frozen inputs of a selection, as far as its question goes. */
export interface SelectionQuestion {
  readonly rules: { readonly selection: ListText };
  readonly candidates: readonly (CandidateText & { readonly code?: string })[];
  readonly settled?: SettledText;
}

interface OutputsText {
  readonly status: 'optimal' | 'infeasible';
  readonly selected: readonly string[];
  readonly certificate?: ChoiceProofText;
}

/** In the group of a quota is who meets its conditions and those of every quota it is “of which” of. */
function isIn(one: CandidateText, quota: QuotaText, quotas: readonly QuotaText[]): boolean {
  const seen = new Set<string>();
  for (let at: QuotaText | undefined = quota; at && !seen.has(at.code); at = quotas.find(({ code }) => code === at!.of)) {
    seen.add(at.code);
    if (!at.all.every(({ attribute, values }) => Object.hasOwn(one.attributes, attribute) && values.includes(one.attributes[attribute]!))) return false;
  }
  return true;
}

function rulesOf({ quotas, groupCaps, categoryPlaces, onePerPerson }: ListText, settled: SettledText): ChoiceRule[] {
  return [
    ...quotas.map(({ code, kind, percent, count, of }): ChoiceRule =>
      (percent === undefined ? { name: `quota:${code}`, kind, mark: code, count: count! } : { name: `quota:${code}`, kind, mark: code, base: of ?? null, share: [percent, 100] })),
    ...groupCaps.map(({ code, most, exceptions }): ChoiceRule => ({ name: `cap:${code}`, kind: 'groups', most, exceptions })),
    ...categoryPlaces.flatMap(({ category, least, most }): ChoiceRule[] => [
      ...(least > 0 ? [{ name: `least:${category}`, kind: 'floor' as const, mark: `category:${category}`, count: least }] : []),
      ...(most === null ? [] : [{ name: `most:${category}`, kind: 'cap' as const, mark: `category:${category}`, count: most }]),
    ]),
    ...(onePerPerson ? [{ name: 'person', kind: 'groups' as const, most: 1, exceptions: {} }] : []),
    ...(settled.in.length > 0 ? [{ name: 'settled:in', kind: 'floor' as const, mark: 'settled:in', count: new Set(settled.in).size }] : []),
    ...(settled.out.length > 0 ? [{ name: 'settled:out', kind: 'cap' as const, mark: 'settled:out', count: 0 }] : []),
  ];
}

/** The question a selection was asked, read from its frozen inputs: rules, attributes and scores alone. */
export function choiceOf(rules: ListText, candidates: readonly CandidateText[], settled: SettledText = { in: [], out: [] }): Choice {
  const { quotas, groupCaps, onePerPerson } = rules;
  const marksOf = new Map([...settled.in.map((id) => [id, 'settled:in'] as const), ...settled.out.map((id) => [id, 'settled:out'] as const)]);
  return {
    places: Math.min(rules.places, candidates.length), objective: rules.objective ?? 'total', rules: rulesOf(rules, settled),
    candidates: candidates.map((one) => ({
      id: one.id, score: one.score,
      marks: new Set([...quotas.filter((quota) => isIn(one, quota, quotas)).map(({ code }) => code), `category:${one.category}`, ...(marksOf.has(one.id) ? [marksOf.get(one.id)!] : [])]),
      groups: Object.fromEntries([
        ...groupCaps.map(({ code, by, attribute }) => [`cap:${code}`, by === 'attribute' ? (one.attributes[attribute!] ?? null) : one[by]]),
        ...(onePerPerson ? [['person', one.person]] : []),
      ].filter(([, group]) => group !== null)) as Record<string, string>,
    })),
  };
}

const WORDS: Readonly<Record<Exclude<ChoiceFault['code'], 'rule_broken' | 'unproved'>, Bilingual>> = {
  candidate_unknown: { zh: '名单上有人不在人选之中', en: 'somebody on the list was no candidate' },
  places: { zh: '名单人数与名额不符', en: 'the list does not fill its places' },
  order: { zh: '人选的先后次序不对', en: 'the candidates are out of order' },
  not_best: { zh: '换上一名未入选的人选，名单仍符合全部要求而且更好', en: 'with one exchange the list keeps every rule and is better' },
  bad_proof: { zh: '“没有更好名单”的证明不成立', en: 'the proof that no list is better does not hold' },
};

export interface Proofs {
  readonly proved: number;
  /** Sealed, but too long to be written down: the word of the second solver stands alone. */
  readonly unproved: number;
}

/** Every sealed selection is what its event says, keeps its rules, and nothing better than it can be found. */
export function checkSelections(given: Case): Proofs {
  let proofs: Proofs = { proved: 0, unproved: 0 };
  for (const one of given.bundle.selections ?? []) {
    if (one.outputs === null) continue;
    const sealed = findEvent(given, 'results.selection.sealed', 'selectionId', one.id);
    demand(sealed !== null && hashOf(one.outputs) === sealed.body.outputsHash && hashOf(one.inputs) === sealed.body.inputsHash,
      `第 ${one.number} 次评选与封存的不同`, `selection ${one.number} is not what was sealed`, sealed?.seq ?? null);
    demandCanonical(one.inputs, `第 ${one.number} 次评选的输入`, `the inputs of selection ${one.number}`, sealed.seq);
    demandCanonical(one.outputs, `第 ${one.number} 次评选的结果`, `the outputs of selection ${one.number}`, sealed.seq);
    proofs = isProved(one, sealed.seq) ? { ...proofs, proved: proofs.proved + 1 } : { ...proofs, unproved: proofs.unproved + 1 };
  }
  return proofs;
}

/** One sealed selection against its own frozen inputs, without a solver; true when it proves that no list is better, or that there is none. */
function isProved(selection: BundleSelection, seq: number): boolean {
  const { number } = selection;
  demand(selection.outputs !== null, `第 ${number} 次评选没有结果`, `selection ${number} has no outputs`, seq);
  const { rules, candidates, settled } = JSON.parse(selection.inputs) as SelectionQuestion;
  const { status, selected, certificate } = JSON.parse(selection.outputs) as OutputsText;
  const list = rules.selection;
  const fault = faultOfChoice(choiceOf(list, candidates, settled), status === 'optimal' ? selected : null, certificate ?? null);
  if (fault === null) return true;
  if (fault.code === 'unproved') return false;
  const { zh, en } = fault.code === 'rule_broken' ? broken(list, fault.rule) : WORDS[fault.code];
  throw new Fault({ zh: `第 ${number} 次评选：${zh}`, en: `selection ${number}: ${en}` }, seq);
}

/** A rule as people call it; its own name is one and the same in both languages. */
export function nameOfRule({ quotas, groupCaps }: ListText, rule: string): Bilingual {
  if (rule === 'person') return { zh: '每人至多一项', en: 'one award a person' };
  if (rule.startsWith('settled:')) return { zh: '评审组确认的调整', en: 'what the panel confirmed' };
  const [kind, code] = [rule.slice(0, rule.indexOf(':')), rule.slice(rule.indexOf(':') + 1)];
  if (kind === 'least' || kind === 'most') return { zh: `${code} 类${kind === 'least' ? '至少' : '至多'}`, en: `${kind === 'least' ? 'at least' : 'at most'} of category ${code}` };
  const name = (kind === 'cap' ? groupCaps : quotas).find((one) => one.code === code)?.name ?? rule;
  return { zh: name, en: name };
}

function broken(list: ListText, rule: string): Bilingual {
  if (rule.startsWith('settled:')) return { zh: '名单没有照评审组确认的调整', en: 'the list does not keep what the panel confirmed' };
  const { zh, en } = nameOfRule(list, rule);
  return { zh: `名单不符合“${zh}”`, en: `the list breaks "${en}"` };
}
