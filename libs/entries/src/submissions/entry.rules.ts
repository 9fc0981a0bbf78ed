import type { Phase } from '@jiangong/programme';
import type { EntryOrigin, EntryState } from './entry.entity';

/** What the rules about changing and withdrawing an entry look at. */
export interface EntryFacts {
  readonly state: EntryState;
  readonly origin: EntryOrigin;
  /** The actor is the person of the entry. */
  readonly isOwn: boolean;
  /** The actor speaks for a union whose recommendation of it is still open. */
  readonly isOwnUnion: boolean;
  /** A desk beyond the handing-in side has signed, or a second side has joined: the version is relied upon. */
  readonly isSigned: boolean;
  readonly isReturned: boolean;
  readonly phase: Phase;
}

const BEFORE_JUDGING: readonly Phase[] = ['scheduled', 'collecting', 'reviewing'];
export const isBeforeJudging = (phase: Phase): boolean => BEFORE_JUDGING.includes(phase);

/** The person writes what they handed in themselves; the union what it put forward. */
export const isAuthor = (facts: Pick<EntryFacts, 'origin' | 'isOwn' | 'isOwnUnion'>): boolean =>
  facts.origin === 'recommendation' ? facts.isOwnUnion : facts.isOwn && facts.origin !== 'carried';

export const whyNotEditable = (facts: Pick<EntryFacts, 'state' | 'isSigned' | 'isReturned'>): 'signed' | 'settled' | 'returned' | null => {
  if (facts.state === 'draft') return null;
  if (facts.state !== 'in_review') return 'settled';
  if (facts.isReturned) return 'returned';
  return facts.isSigned ? 'signed' : null;
};

/** A person may step back from an entry about them until judging begins, whoever put it forward; a union withdraws its own recommendation only. */
export const isWithdrawable = (facts: EntryFacts): boolean =>
  isBeforeJudging(facts.phase) &&
  ((facts.isOwn && ['draft', 'in_review', 'accepted'].includes(facts.state)) || (facts.isOwnUnion && facts.state === 'in_review'));

export interface EntryAbilities {
  readonly canEdit: boolean;
  readonly canWithdraw: boolean;
}

export const entryAbilities = (facts: EntryFacts, isCollecting: boolean): EntryAbilities => ({
  canEdit: isCollecting && isAuthor(facts) && whyNotEditable(facts) === null,
  canWithdraw: isWithdrawable(facts),
});
