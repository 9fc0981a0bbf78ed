import type { Phase } from '@jiangong/programme';
import { ALIKE, SAME } from './fingerprint.rules';

export type FindingKind = 'already_awarded' | 'in_other_round' | 'same_file' | 'similar_text';

/** What is known of another entry beside the one looked at. */
export interface Likeness {
  /** Per cent. */
  readonly similarity: number;
  readonly sharesFile: boolean;
  /** The title of the honour it holds. */
  readonly honour: string | null;
  readonly hasSameAuthor: boolean;
  readonly isSameRound: boolean;
  readonly phase: Phase;
}

export interface Judged {
  readonly kind: FindingKind;
  readonly isBlocking: boolean;
}

const IN_PLAY: readonly Phase[] = ['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice'];

/**
 * What a likeness means (domain.md §4). A person's own work that was honoured, or that is still under way in another
 * round, is not handed in again; whatever else is alike is shown with its evidence to whoever reviews. A work that won
 * nothing may come back in a later round.
 */
export function findingsOf(likeness: Likeness): readonly Judged[] {
  const findings: Judged[] = [];
  const isSame = likeness.similarity >= SAME;
  if (likeness.honour !== null && isSame) findings.push({ kind: 'already_awarded', isBlocking: likeness.hasSameAuthor });
  else if (isSame && likeness.hasSameAuthor && !likeness.isSameRound && IN_PLAY.includes(likeness.phase)) findings.push({ kind: 'in_other_round', isBlocking: true });
  else if (likeness.similarity >= ALIKE) findings.push({ kind: 'similar_text', isBlocking: false });
  if (likeness.sharesFile) findings.push({ kind: 'same_file', isBlocking: false });
  return findings;
}
