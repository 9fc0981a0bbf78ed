import type { StudioReview, StudioState, Verdict } from './studio.entity';
import { NothingReported, ReviewDecided, ReviewerReported, StudioIsRemoved, VerdictNeedsReason, YearReported } from './studio.refusals';

export function refuseRemoved({ state, removedOn }: { readonly state: StudioState; readonly removedOn: string | null }): void {
  if (state === 'removed') throw new StudioIsRemoved({ removedOn: removedOn! });
}

export function refuseReport(known: Pick<StudioReview, 'verdict'> | null, year: number): void {
  if (known?.verdict) throw new YearReported({ year });
}

/** Decided once, by somebody other than who reported; harsher than keeping it needs a reason. */
export function refuseReview(known: Pick<StudioReview, 'verdict' | 'reportedById'> | null, wish: { readonly year: number; readonly verdict: Verdict; readonly reason: string }, reviewerId: string | null): void {
  if (!known) throw new NothingReported({ year: wish.year });
  if (known.verdict) throw new ReviewDecided({ year: wish.year });
  if (known.reportedById !== null && known.reportedById === reviewerId) throw new ReviewerReported({});
  if (wish.verdict !== 'keep' && wish.reason === '') throw new VerdictNeedsReason({});
}

const AFTER: Readonly<Record<Verdict, StudioState>> = { keep: 'active', rectify: 'rectifying', remove: 'removed' };
export const stateAfter = (verdict: Verdict): StudioState => AFTER[verdict];

/** Who belongs to one studio does not judge one another: every two of them are tied. */
export const pairsWith = (joining: string, present: readonly string[]): [string, string][] =>
  present.filter((one) => one !== joining).map((one) => (one < joining ? [one, joining] : [joining, one]));
