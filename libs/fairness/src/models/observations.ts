export interface Scale {
  readonly low: number;
  readonly high: number;
}

/**
 * Marks for the models, one row each; typed arrays, so that two million fit.
 * Rows refer to entries 0 … entryCount − 1 and judges 0 … judgeCount − 1; values are in points.
 * Repeated (judge, entry) rows all count. Entries and judges without rows are allowed.
 */
export interface Observations {
  readonly entryCount: number;
  readonly judgeCount: number;
  /** Per row. */
  readonly entry: Int32Array;
  /** Per row. */
  readonly judge: Int32Array;
  /** Per row, finite, points. */
  readonly value: Float64Array;
  /** Per entry: district, track or room, from 0; −1 for none. */
  readonly group?: Int32Array;
  /** Per row: 1 where judge and entry belong to one organization. */
  readonly isOwn?: Uint8Array;
  /** The ends of the scale, which no mark can pass, points. */
  readonly scale?: Scale;
}
