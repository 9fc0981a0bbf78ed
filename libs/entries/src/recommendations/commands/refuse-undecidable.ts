import { NotAllowed } from '@jiangong/kernel';
import { refuseUnlessPhase, type Round } from '@jiangong/programme';
import { NotUnderReview } from '../recommendation.refusals';
import type { LoadedRecommendation } from '../recommendation-store';

/** Passing, returning and declining stand under the same conditions: one's own desk, while the round collects or reviews. */
export function refuseUndecidable(row: LoadedRecommendation, round: Pick<Round, 'phase'>): void {
  if (!row.atDesk) throw new NotAllowed(`recommendation.sign_${row.desk}`);
  refuseUnlessPhase(round, 'collecting', 'reviewing');
  if (row.state !== 'in_review') throw new NotUnderReview({ code: row.code, state: row.state });
}
