import { Components } from '../components';
import type { Observations } from './observations';

/** Which judge marked which entry, by entry, with the sums every model starts from. Values are taken from their mean. */
export interface Incidence {
  readonly entryCount: number;
  readonly judgeCount: number;
  readonly rowCount: number;
  /** Mean of all values, points; 0 without rows. */
  readonly mean: number;
  /** Rows of entry i are from[i] … from[i + 1] − 1 of `judge` and `value`. */
  readonly from: Int32Array;
  readonly judge: Int32Array;
  /** Value − mean, points. */
  readonly value: Float64Array;
  /** Position of each row in the observations it came from. */
  readonly source: Int32Array;
  /** Rows of each judge. */
  readonly sheets: Float64Array;
  /** Σ of the centred values by entry and by judge. */
  readonly entrySum: Float64Array;
  readonly judgeSum: Float64Array;
}

/** Sorts rows by entry, then judge, then value (counting sort, O(rows)): the order they came in changes nothing. */
export function incidenceOf(obs: Observations): Incidence {
  const { entryCount, judgeCount } = obs;
  const rowCount = obs.value.length;
  const byJudge = countingOrder(obs.judge, judgeCount, null);
  const { order: source, from } = countingOrder(obs.entry, entryCount, byJudge.order);
  sortRepeats(obs, source);
  const judge = new Int32Array(rowCount);
  const value = new Float64Array(rowCount);
  let total = 0;
  for (let r = 0; r < rowCount; r++) total += obs.value[source[r]!]!;
  const mean = rowCount === 0 ? 0 : total / rowCount;
  const [sheets, entrySum, judgeSum] = [new Float64Array(judgeCount), new Float64Array(entryCount), new Float64Array(judgeCount)];
  for (let i = 0; i < entryCount; i++) {
    for (let r = from[i]!; r < from[i + 1]!; r++) {
      const j = obs.judge[source[r]!]!;
      const y = obs.value[source[r]!]! - mean;
      judge[r] = j;
      value[r] = y;
      sheets[j]!++;
      entrySum[i]! += y;
      judgeSum[j]! += y;
    }
  }
  return { entryCount, judgeCount, rowCount, mean, from, judge, value, source, sheets, entrySum, judgeSum };
}

function countingOrder(keys: Int32Array, count: number, first: Int32Array | null): { order: Int32Array; from: Int32Array } {
  const from = new Int32Array(count + 1);
  for (let r = 0; r < keys.length; r++) from[keys[r]! + 1]!++;
  for (let k = 0; k < count; k++) from[k + 1]! += from[k]!;
  const next = from.slice();
  const order = new Int32Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const r = first ? first[at]! : at;
    order[next[keys[r]!]!++] = r;
  }
  return { order, from };
}

/** Repeated marks of one judge for one entry come out by value. */
function sortRepeats(obs: Observations, order: Int32Array): void {
  for (let from = 0, to; from < order.length; from = to) {
    const [entry, judge] = [obs.entry[order[from]!], obs.judge[order[from]!]];
    for (to = from + 1; to < order.length && obs.entry[order[to]!] === entry && obs.judge[order[to]!] === judge; ) to++;
    if (to - from > 1) order.subarray(from, to).sort((a, b) => obs.value[a]! - obs.value[b]!);
  }
}

/** The part of each judge in the judge–entry graph; entries and judges without rows are parts of their own. */
export function partsOf(incidence: Incidence): { readonly count: number; readonly ofJudge: Int32Array } {
  const { entryCount, judgeCount, from, judge } = incidence;
  const graph = new Components(entryCount + judgeCount);
  for (let i = 0; i < entryCount; i++) for (let r = from[i]!; r < from[i + 1]!; r++) graph.join(i, entryCount + judge[r]!);
  return { count: graph.count, ofJudge: Int32Array.from({ length: judgeCount }, (_, j) => graph.find(entryCount + j)) };
}
