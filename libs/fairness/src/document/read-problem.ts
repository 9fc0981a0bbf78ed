import { Components } from '../components';
import { Rational, sum } from '../exact/rational';
import { badInput } from '../refusal';
import { readConfig, type ExactConfig } from './read-config';
import { DecimalReader, IdIndex, list, record } from './read-values';

/** One kept mark of an entry. `judge` and `criterion` are positions in the document's lists. */
export interface Mark {
  readonly judge: number;
  readonly criterion: number;
  readonly value: Rational;
}

export interface EntryMarks {
  readonly id: string;
  /** In the order of judges, then criteria: never in the order the rows came. */
  readonly marks: Mark[];
  hasConflict: boolean;
  /** Σ of the adjustments that name no criterion. */
  adjustment: Rational;
  /** Σ of adjustments by criterion position. */
  readonly criterionAdjustments: Map<number, Rational>;
}

/** A checked document, ready to compute with. */
export interface ExactProblem {
  readonly id: string | undefined;
  readonly config: ExactConfig;
  readonly criteria: readonly { readonly id: string; readonly weight: Rational }[];
  /** Σ of all criterion weights. */
  readonly totalWeight: Rational;
  readonly judgeIds: readonly string[];
  /** Undefined when all judges weigh the same. */
  readonly judgeWeights: readonly Rational[] | undefined;
  readonly entries: readonly EntryMarks[];
  readonly components: number;
}

function records(value: unknown, path: string): Record<string, unknown>[] {
  return list(value, path).map((item, i) => record(item, `${path}[${i}]`));
}

function readJudgeWeights(judges: readonly Record<string, unknown>[], decimals: DecimalReader): Rational[] | undefined {
  const weights = judges.map(({ weight }, i) => {
    if (weight === undefined) return Rational.one;
    const exact = decimals.read(weight, () => `judges[${i}].weight`);
    if (exact.num > 0n) return exact;
    throw badInput(`judges[${i}].weight`, '评委权重必须大于 0', 'a judge weight must be above 0', { value: exact.toString() });
  });
  return weights.every((weight) => weight.equals(Rational.one)) ? undefined : weights;
}

/** Rows of one entry in canonical order; a judge may mark a criterion once. */
function sortMarks(entry: EntryMarks, judgeIds: readonly string[], criteria: readonly { id: string }[]): void {
  entry.marks.sort((a, b) => a.judge - b.judge || a.criterion - b.criterion);
  entry.marks.forEach((mark, i) => {
    const before = entry.marks[i - 1];
    if (!before || before.judge !== mark.judge || before.criterion !== mark.criterion) return;
    const [judge, criterion] = [judgeIds[mark.judge]!, criteria[mark.criterion]!.id];
    throw badInput(
      'scores',
      `评委“${judge}”对“${entry.id}”的“${criterion}”打了两次分，请只保留一次`,
      `judge "${judge}" marks "${criterion}" of "${entry.id}" twice; keep one`,
      { judge, entry: entry.id, criterion },
    );
  });
}

/** Reads and checks a document, and drops what does not count (contract, rule 1). Throws FairnessRefusal. */
export function readProblem(value: unknown): ExactProblem {
  const document = record(value, 'document');
  const decimals = new DecimalReader();
  const entryRecords = records(document['entries'], 'entries');
  const judgeRecords = records(document['judges'], 'judges');
  const criterionRecords = records(document['criteria'], 'criteria');
  const [entryIndex, judgeIndex] = [new IdIndex('entries', entryRecords), new IdIndex('judges', judgeRecords)];
  const criterionIndex = new IdIndex('criteria', criterionRecords);
  const criteria = criterionRecords.map(({ weight }, i) => ({
    id: criterionIndex.ids[i]!,
    weight: decimals.read(weight, () => `criteria[${i}].weight`),
  }));
  const config = readConfig(document['config'], new Set(criterionIndex.ids));
  const totalWeight = sum(criteria.map(({ weight }) => weight));
  if (config.isAverage && totalWeight.isZero()) {
    throw badInput('criteria', '权重之和为 0，无法取平均', 'weights add up to 0, so there is no average');
  }

  const entries = entryIndex.ids.map((id): EntryMarks => ({ id, marks: [], hasConflict: false, adjustment: Rational.zero, criterionAdjustments: new Map() }));
  const judgeCount = judgeRecords.length;
  const blocked = new Set<number>();
  config.declaredConflicts.forEach(({ judge, entry }, i) => {
    const path = `config.conflicts.declared[${i}]`;
    blocked.add(entryIndex.at(entry, () => `${path}.entry`) * judgeCount + judgeIndex.at(judge, () => `${path}.judge`));
  });
  const orgOf = (item: Record<string, unknown>): unknown => item['org'] ?? null;
  const graph = new Components(entries.length + judgeCount);

  list(document['scores'], 'scores').forEach((row, i) => {
    const score = record(row, `scores[${i}]`);
    const e = entryIndex.at(score['entry'], () => `scores[${i}].entry`);
    const j = judgeIndex.at(score['judge'], () => `scores[${i}].judge`);
    const c = criterionIndex.at(score['criterion'], () => `scores[${i}].criterion`);
    if (score['value'] === null) return;
    const mark = decimals.read(score['value'], () => `scores[${i}].value`);
    const entry = entries[e]!;
    const org = config.isSameOrgExcluded ? orgOf(entryRecords[e]!) : null;
    if (blocked.has(e * judgeCount + j) || (org !== null && org === orgOf(judgeRecords[j]!))) {
      entry.hasConflict = true;
      return;
    }
    entry.marks.push({ judge: j, criterion: c, value: mark });
    graph.join(e, entries.length + j);
  });
  for (const entry of entries) sortMarks(entry, judgeIndex.ids, criteria);

  list(document['adjustments'] ?? [], 'adjustments').forEach((row, i) => {
    const adjustment = record(row, `adjustments[${i}]`);
    const entry = entries[entryIndex.at(adjustment['entry'], () => `adjustments[${i}].entry`)]!;
    const points = decimals.read(adjustment['value'], () => `adjustments[${i}].value`);
    if (adjustment['criterion'] === undefined || adjustment['criterion'] === null) {
      entry.adjustment = entry.adjustment.plus(points);
    } else {
      const c = criterionIndex.at(adjustment['criterion'], () => `adjustments[${i}].criterion`);
      entry.criterionAdjustments.set(c, (entry.criterionAdjustments.get(c) ?? Rational.zero).plus(points));
    }
  });

  const id = document['id'];
  return {
    id: typeof id === 'string' ? id : undefined,
    config, criteria, totalWeight, entries,
    judgeIds: judgeIndex.ids,
    judgeWeights: readJudgeWeights(judgeRecords, decimals),
    components: graph.count,
  };
}
