import { badInput } from '../refusal';
import { rowsOf } from './best-list';
import { questionOf, type Question, type Vector } from './cases';
import { CHOICE_PROOF_FORMAT, type ChoiceProof, type ProofStep } from './choice-proof';
import { goalsOf, type GoalName } from './goals';
import type { NamedRow } from './programme';
import { heldBy, prove } from './prove';
import { readSelection, type SelectionProblem } from './read-selection';
import type { SelectionInput } from './selection';

/** What is proved one after the other: no list is better in this goal, those before it held. */
interface Stage {
  readonly of: GoalName;
  readonly best: number;
  /** Positions that may win. */
  readonly many: number;
  readonly question: Omit<Question, 'kinds' | 'sums'>;
}

/** Rows of the first positions alone. */
function firstOf(rows: readonly NamedRow[], many: number): NamedRow[] {
  return rows.map((row) => {
    const terms = row.at.flatMap((i, k) => (i < many ? [{ i, by: row.by[k]! }] : []));
    return { ...row, at: terms.map(({ i }) => i), by: terms.map(({ by }) => by) };
  });
}

function stagesOf(problem: SelectionProblem, chosen: readonly number[]): Stage[] {
  const rows = rowsOf(problem);
  const { scores, objective } = problem;
  const stages: Stage[] = [];
  let many = scores.length;
  if (objective === 'best_lowest' && chosen.length > 0) {
    const lowest = scores[chosen.at(-1)!]!;
    const better = scores.filter((score) => score > lowest).length;
    stages.push({ of: 'lowest', best: better, many: better, question: { rows: firstOf(rows, better), gain: scores.slice(0, better).map(() => 0), best: -1, held: [] } });
    many = scores.filter((score) => score >= lowest).length;
  }
  const held: { gain: readonly number[]; value: number; of: GoalName }[] = [];
  for (const { of, gain } of goalsOf(problem)) {
    const best = chosen.reduce((sum, i) => sum + gain[i]!, 0);
    stages.push({ of, best, many, question: { rows: firstOf(rows, many), gain, best, held: [...held] } });
    held.push({ of, gain, value: best });
  }
  return stages;
}

/** Multipliers as they are written: the weight, then row and multiplier where it is not nothing. */
class RowNames {
  readonly names: string[][] = [];
  private readonly known = new Map<string, number>();

  write({ weight, of }: Vector, namesOf: (row: number) => readonly string[]): number[] {
    const terms = of.flatMap((multiplier, r) => (multiplier === 0n ? [] : [this.numberOf(namesOf(r)), Number(multiplier)]));
    return [Number(weight), ...terms];
  }

  private numberOf(name: readonly string[]): number {
    const key = JSON.stringify(name);
    const number = this.known.get(key) ?? this.names.push([...name]) - 1;
    this.known.set(key, number);
    return number;
  }
}

/** Multipliers of an earlier question know nothing of the goal held since. */
const widened = ({ weight, of }: Vector): Vector => ({ weight, of: [...of, 0n] });

async function proofOf(problem: SelectionProblem, stages: readonly Stage[], most?: number): Promise<Pick<ChoiceProof, 'isProved' | 'rows' | 'steps' | 'scale'>> {
  const names = new RowNames();
  const steps: ProofStep[] = [];
  const scale = Number(problem.scale);
  let known: Vector[] = [];
  for (const { of, best, many, question } of stages) {
    const proven = await prove(questionOf(many, question), known, most);
    if (proven === null) return { isProved: false, rows: [], steps: [], scale };
    // The first multipliers of a goal bound all its lists, not those of one case alone.
    if (of !== 'lowest') known = [...known.map((one) => widened(one)), heldBy(proven.vectors[0]!, question.rows.length, question.held.length)];
    const rows = question.rows as readonly NamedRow[];
    const heldNames = goalsOf(problem).map((goal) => goal.of);
    const nameOf = (row: number): readonly string[] => rows[row]?.name ?? ['=', heldNames[row - rows.length]!];
    steps.push({ of, best, multipliers: proven.vectors.map((vector) => names.write(vector, nameOf)), cases: [...proven.cases] });
  }
  return { isProved: true, rows: names.names, steps, scale };
}

/** The proof of a list as positions, ascending; unproved after `most` cases of one goal. The problem is read as published. */
export async function certifyChosen(problem: SelectionProblem, chosen: readonly number[], most?: number): Promise<ChoiceProof> {
  return { format: CHOICE_PROOF_FORMAT, claim: 'optimal', conflict: [], ...(await proofOf(problem, stagesOf(problem, chosen), most)) };
}

/**
 * Proves that the list is the best there is: for each goal a tree of cases whose every leaf is closed by whole multipliers.
 * Throws `selection_not_best` when it finds a better one; a list that breaks a rule or misses a place is refused.
 * Deterministic; seconds for thousands of candidates; says `isProved: false` after 20,000 cases.
 */
export async function certifySelection(input: SelectionInput, selected: readonly string[]): Promise<ChoiceProof> {
  const problem = readSelection(input, { isAsPublished: true });
  const place = new Map(problem.ids.map((id, i) => [id, i]));
  const chosen = [...new Set(selected.map((id) => place.get(id) ?? -1))].sort((a, b) => a - b);
  if (chosen.length !== problem.places || chosen.some((i) => i < 0)) throw badInput('selected', '名单与名额不符', 'the list does not fill the places');
  return certifyChosen(problem, chosen);
}

/** Proves that no list meets these constraints together. */
export async function certifyConflict(input: SelectionInput, conflict: readonly string[]): Promise<ChoiceProof> {
  const problem = readSelection({ ...input, constraints: input.constraints.filter(({ id }) => conflict.includes(id)) }, { isAsPublished: true });
  const size = problem.ids.length;
  const question = { rows: rowsOf(problem), gain: problem.ids.map(() => 0), best: -1, held: [] };
  return { format: CHOICE_PROOF_FORMAT, claim: 'infeasible', conflict: [...conflict].sort(), ...(await proofOf(problem, [{ of: 'lowest', best: size, many: size, question }])) };
}
