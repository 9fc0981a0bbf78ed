import { CaseWalk, WrongProof, type Weighed } from './choice-cases';
import { betterExchange } from './choice-exchange';
import { rowsOfChoice, type Choice, type ChoiceRow } from './choice-rules';

/** As it stands in the file; `isProved: false` where the limit of work came first. */
export interface ChoiceProofText {
  readonly format: 'jiangong.choice-proof/1';
  readonly claim: 'optimal' | 'infeasible';
  readonly isProved: boolean;
  readonly conflict: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly steps: readonly { readonly of: string; readonly best: number; readonly multipliers: readonly (readonly number[])[]; readonly cases: readonly number[] }[];
}

/** What is wrong with a list or its proof; `rule` names the rule that the list breaks. */
export type ChoiceFault =
  | { readonly code: 'candidate_unknown' | 'places' | 'order' | 'bad_proof' | 'not_best' | 'unproved'; readonly detail: string }
  | { readonly code: 'rule_broken'; readonly rule: string; readonly detail: string };

type Gains = readonly (readonly [of: string, gain: readonly bigint[]])[];

/** What is made large, one after the other. */
function gainsOf({ candidates, objective, places }: Choice): Gains {
  const total = candidates.map(({ score }) => BigInt(score));
  const positions = candidates.map((_, at) => -BigInt(at + 1));
  const kept = candidates.map((_, at) => BigInt(at < places));
  return [...(objective === 'fewest_departures' ? [['kept', kept] as const] : []), ['total', total], ['positions', positions]];
}

const firstOf = ({ by, ...row }: ChoiceRow, many: number): ChoiceRow => ({ ...row, by: new Map([...by].filter(([at]) => at < many)) });

/** The list keeps its rules: found without any proof. */
function brokenRule(rows: readonly ChoiceRow[], chosen: ReadonlySet<number>): ChoiceFault | null {
  for (const { name, by, low, high } of rows) {
    let reached = 0n;
    by.forEach((term, at) => (reached += chosen.has(at) ? term : 0n));
    if ((low !== null && reached < low) || (high !== null && reached > high))
      return name.length === 0 ? { code: 'places', detail: String(chosen.size) } : { code: 'rule_broken', rule: name[0]!, detail: name.slice(1).join() };
  }
  return null;
}

/** Reads the multipliers of a step; rows by their names. */
function weighedBy(proof: ChoiceProofText, multipliers: readonly (readonly number[])[], rows: readonly ChoiceRow[]): Weighed[] {
  const byName = new Map(rows.map((row) => [JSON.stringify(row.name), row]));
  return multipliers.map(([weight = -1, ...terms]) => {
    if (weight < 0 || terms.length % 2 !== 0 || ![weight, ...terms].every((value) => Number.isSafeInteger(value))) throw new WrongProof('multipliers');
    const of = Array.from({ length: terms.length / 2 }, (_, k): Weighed['of'][number] => {
      const row = byName.get(JSON.stringify(proof.rows[terms[2 * k]!]));
      if (!row) throw new WrongProof('a row that is not there');
      return [row, BigInt(terms[2 * k + 1]!)];
    });
    return { weight: BigInt(weight), of };
  });
}

type Step = ChoiceProofText['steps'][number];

/** One goal: no list that holds the goals before it does better. */
function walk(proof: ChoiceProofText, step: Step, rows: readonly ChoiceRow[], held: readonly ChoiceRow[], gain: readonly bigint[], best: bigint): void {
  const all = [...rows, ...held];
  new CaseWalk({ rows: all, gain, best }, rows, weighedBy(proof, step.multipliers, all), step.cases).prove();
}

function provesList(choice: Choice, proof: ChoiceProofText, chosen: readonly number[]): void {
  const steps = [...proof.steps];
  let many = choice.candidates.length;
  const rows = rowsOfChoice(choice);
  if (choice.objective === 'best_lowest' && chosen.length > 0) {
    const lowest = choice.candidates[Math.max(...chosen)]!.score;
    const better = choice.candidates.filter(({ score }) => score > lowest).length;
    const step = steps.shift();
    if (step?.of !== 'lowest' || step.best !== better) throw new WrongProof('lowest');
    walk(proof, step, rows.map((row) => firstOf(row, better)), [], Array.from({ length: better }, () => 0n), -1n);
    many = choice.candidates.filter(({ score }) => score >= lowest).length;
  }
  const own = rows.map((row) => firstOf(row, many));
  const held: ChoiceRow[] = [];
  for (const [of, gains] of gainsOf(choice)) {
    const gain = gains.slice(0, many);
    const best = chosen.reduce((sum, at) => sum + gain[at]!, 0n);
    const step = steps.shift();
    if (step?.of !== of || BigInt(step.best) !== best) throw new WrongProof(of);
    walk(proof, step, own, held, gain, best);
    held.push({ name: ['=', of], by: new Map(gain.map((value, at) => [at, value])), low: best, high: best });
  }
  if (steps.length > 0) throw new WrongProof('steps left over');
}

/** That the rules of the conflict, on their own, leave no list. */
function provesConflict(choice: Choice, proof: ChoiceProofText): void {
  const rows = rowsOfChoice({ ...choice, rules: choice.rules.filter(({ name }) => proof.conflict.includes(name)) });
  const [step, ...others] = proof.steps;
  if (!step || others.length > 0 || !proof.conflict.every((name) => choice.rules.some((rule) => rule.name === name))) throw new WrongProof('conflict');
  walk(proof, step, rows, [], choice.candidates.map(() => 0n), -1n);
}

/** Where nothing is proved, a list that one exchange betters is wrong all the same. */
function withoutProof(choice: Choice, chosen: ReadonlySet<number> | null): ChoiceFault {
  const { candidates, objective } = choice;
  const gains = gainsOf(choice);
  const lowest = (list: readonly number[]): number => Math.min(...list.map((at) => candidates[at]!.score));
  const isBetter = (into: number, out: number): boolean => {
    const first = objective === 'best_lowest' ? [BigInt(lowest([...[...chosen!].filter((at) => at !== out), into]) - lowest([...chosen!]))] : [];
    return (([...first, ...gains.map(([, gain]) => gain[into]! - gain[out]!)].find((change) => change !== 0n)) ?? 0n) > 0n;
  };
  const better = chosen && betterExchange(candidates.length, rowsOfChoice(choice), chosen, isBetter);
  return better ? { code: 'not_best', detail: candidates[better[0]]!.id } : { code: 'unproved', detail: '' };
}

function inOrder({ candidates }: Choice): boolean {
  return candidates.every(({ score }, at) => Number.isSafeInteger(score) && (at === 0 || candidates[at - 1]!.score >= score));
}

/**
 * Checks a list of winners, and the proof that none is better, against the rules and the candidates alone; null when all
 * holds. Knows nothing of how the list was found. `selected` is null where the claim is that there is no list.
 */
export function faultOfChoice(choice: Choice, selected: readonly string[] | null, proof: ChoiceProofText | null): ChoiceFault | null {
  if (!inOrder(choice)) return { code: 'order', detail: '' };
  const place = new Map(choice.candidates.map(({ id }, at) => [id, at]));
  const chosen = (selected ?? []).map((id) => place.get(id) ?? -1);
  if (place.size !== choice.candidates.length) return { code: 'order', detail: 'ids' };
  const unknown = chosen.indexOf(-1);
  if (unknown >= 0) return { code: 'candidate_unknown', detail: selected![unknown]! };
  if (new Set(chosen).size !== chosen.length) return { code: 'places', detail: 'twice' };
  const broken = selected === null ? null : brokenRule(rowsOfChoice(choice), new Set(chosen));
  if (broken) return broken;
  if (!proof?.isProved) return withoutProof(choice, selected === null ? null : new Set(chosen));
  if (proof.format !== 'jiangong.choice-proof/1' || proof.claim !== (selected === null ? 'infeasible' : 'optimal')) return { code: 'bad_proof', detail: 'claim' };
  try {
    if (selected === null) provesConflict(choice, proof);
    else provesList(choice, proof, chosen);
    return null;
  } catch (error) {
    if (error instanceof WrongProof) return { code: 'bad_proof', detail: error.message };
    throw error;
  }
}
