import type { Observations } from '../models/observations';
import { alpha } from './alpha';
import { intraclass, type Intraclass } from './intraclass';
import { kendallW } from './kendall-w';
import { panelOf } from './panel';

/** How far the judges agree; null where a figure is not defined. Pure numbers, 1 = in full. */
export interface Agreement extends Intraclass {
  /** Krippendorff's α, interval metric; marks may be missing. */
  readonly alpha: number | null;
  /** Kendall's W, ties corrected. */
  readonly kendallW: number | null;
}

/**
 * All figures of agreement. ICC and W need a full panel (every judge marked every entry, at least two of each) and are
 * null otherwise; a judge's repeated marks of one entry then count as their mean. Time and memory: O(rows).
 */
export function agreement(observations: Observations): Agreement {
  const panel = panelOf(observations);
  return { alpha: alpha(observations), ...intraclass(panel), kendallW: kendallW(panel) };
}
