import type { Viewer } from '../../app/session';
import type { OfficeRound } from './round-query';

/** What each of a round's five steps is given. */
export interface StepProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
}
