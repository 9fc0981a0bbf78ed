import { limitsOf, type Limits } from './calibrated-limits';
import type { Incidence } from './incidence';
import type { Scale } from './observations';

/**
 * The fixed shape of the calibrated model. Its linear unknowns besides the entries are, in this order,
 * µ · s_j by judge · g_k by group · u_j by judge with own-organization marks.
 */
export interface Design {
  readonly data: Incidence;
  /** Number of groups; 0 when there are fewer than two. */
  readonly groupCount: number;
  /** Per entry, −1 for none. */
  readonly group: Int32Array;
  /** Per row. */
  readonly isOwn: Uint8Array;
  readonly firstJudge: number;
  readonly firstGroup: number;
  readonly firstOwn: number;
  /** Judges with own-organization marks. */
  readonly ownCount: number;
  /** Unknowns besides the entries. */
  readonly size: number;
  /** Unknowns that meet entry i: touches[touchFrom[i]] … touches[touchFrom[i + 1] − 1], each once; µ first, then the group. */
  readonly touchFrom: Int32Array;
  readonly touches: Int32Array;
  /** Per row: where its judge's s and u stand among the touches; −1 for no u. */
  readonly judgeAt: Int32Array;
  readonly ownAt: Int32Array;
  /** Marks at the ends of the scale; null for none to speak of. */
  readonly limits: Limits | null;
}

export function designOf(data: Incidence, group: Int32Array | undefined, isOwnBySource: Uint8Array | undefined, scale: Scale | undefined): Design {
  const { entryCount, judgeCount, rowCount, from, judge } = data;
  const isOwn = Uint8Array.from({ length: rowCount }, (_, r) => isOwnBySource?.[data.source[r]!] ?? 0);
  const groups = group ?? new Int32Array(entryCount).fill(-1);
  const named = groups.reduce((most, g) => Math.max(most, g + 1), 0);
  const groupCount = named < 2 ? 0 : named;
  const ownOf = new Int32Array(judgeCount).fill(-1);
  for (let r = 0; r < rowCount; r++) if (isOwn[r]) ownOf[judge[r]!] = 0;
  let ownCount = 0;
  for (let j = 0; j < judgeCount; j++) if (ownOf[j] === 0) ownOf[j] = ownCount++;
  const [firstJudge, firstGroup, firstOwn] = [1, 1 + judgeCount, 1 + judgeCount + groupCount];
  const touchFrom = new Int32Array(entryCount + 1);
  const touches: number[] = [];
  const [judgeAt, ownAt] = [new Int32Array(rowCount), new Int32Array(rowCount).fill(-1)];
  for (let i = 0; i < entryCount; i++) {
    const start = touchFrom[i]!;
    touches.push(0);
    if (groupCount > 0 && groups[i]! >= 0) touches.push(firstGroup + groups[i]!);
    for (let r = from[i]!; r < from[i + 1]!; r++) {
      judgeAt[r] = place(touches, start, firstJudge + judge[r]!);
      if (isOwn[r]) ownAt[r] = place(touches, start, firstOwn + ownOf[judge[r]!]!);
    }
    touchFrom[i + 1] = touches.length;
  }
  return {
    data, groupCount, group: groups, isOwn, firstJudge, firstGroup, firstOwn, ownCount,
    size: firstOwn + ownCount, touchFrom, touches: Int32Array.from(touches), judgeAt, ownAt, limits: limitsOf(data, scale),
  };
}

function place(touches: number[], start: number, unknown: number): number {
  for (let at = touches.length - 1; at >= start; at--) if (touches[at] === unknown) return at;
  return touches.push(unknown) - 1;
}
