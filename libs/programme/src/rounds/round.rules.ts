import { spokenDeadline, spokenTime } from '@jiangong/kernel';
import type { RuleContent } from '../rules/public';
import type { Round } from './round.entity';
import type { Phase } from './phases';
import {
  CollectingClosed, CollectingNotOpen, DeadlineBeyondNext, DeadlineNotLater, NoticeStillRunning, PhaseNotReachable, ReasonNeeded, RoundIsFinal, RoundNotInPhase,
} from './round.refusals';

/** The way of a round, one phase after another (domain.md §3). */
export const WAY = ['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice', 'published'] as const satisfies readonly Phase[];

export type PlannedInstants = Pick<Round, 'collectingAt' | 'reviewingAt' | 'judgingAt' | 'computingAt' | 'decidingAt'>;
export type RoundState = PlannedInstants & Pick<Round, 'phase' | 'isAutomatic' | 'noticeEndsAt'>;

const placeOf = (phase: Phase): number => WAY.indexOf(phase as (typeof WAY)[number]);

/** Published is published; cancelled is cancelled. */
export const isFinal = (phase: Phase): boolean => phase === 'published' || phase === 'cancelled';

export const nextPhase = (phase: Phase): Phase | null => (isFinal(phase) ? null : WAY[placeOf(phase) + 1]!);

/** The phase a logged correction leads back to; none from the beginning and none from an end. */
export const previousPhase = (phase: Phase): Phase | null => (isFinal(phase) ? null : (WAY[placeOf(phase) - 1] ?? null));

export const hasPassed = (phase: Phase, milestone: Phase): boolean => isFinal(phase) || placeOf(phase) > placeOf(milestone);

export type Direction = 'forward' | 'back' | 'cancel';

/** Which kind of step leads from one phase to another; null when none does. */
export function directionOf(from: Phase, to: Phase): Direction | null {
  if (isFinal(from)) return null;
  if (to === 'cancelled') return 'cancel';
  if (to === nextPhase(from)) return 'forward';
  return to === previousPhase(from) ? 'back' : null;
}

export function refuseUnreachable(from: Phase, to: Phase): Direction {
  if (isFinal(from)) throw new RoundIsFinal({ phase: from });
  const direction = directionOf(from, to);
  if (!direction) throw new PhaseNotReachable({ phase: from, toPhase: to });
  return direction;
}

const END_OF = { scheduled: 'collectingAt', collecting: 'reviewingAt', reviewing: 'judgingAt', judging: 'computingAt', computing: 'decidingAt' } as const;
export type DatedPhase = keyof typeof END_OF;
export const DATED_PHASES = Object.keys(END_OF) as readonly DatedPhase[];

export const isDated = (phase: Phase): phase is DatedPhase => phase in END_OF;

/** The column that says when a phase is planned to end. */
export const endColumn = (phase: DatedPhase): (typeof END_OF)[DatedPhase] => END_OF[phase];

/** What is due next, as the season calendar has it; null where no instant is planned. */
export function nextDeadline(round: RoundState): Date | null {
  if (round.phase === 'notice') return round.noticeEndsAt;
  return isDated(round.phase) ? round[END_OF[round.phase]] : null;
}

/** Nothing but the results of earlier rounds gets in. */
export const isFedOnly = (intake: RuleContent['intake']): boolean => intake.origins.every((origin) => origin === 'carried');

/**
 * How a round that takes carried results only is fed: `running` while a source is neither published nor cancelled,
 * `settled` after that. Null for a round with an intake of its own.
 */
export type Feeding = 'running' | 'settled' | null;

/**
 * The step the clock owes a round, or null. A round with an intake of its own closes at `reviewingAt` to the second;
 * one that is only fed does not wait for that instant: it goes on when its sources are settled and not before.
 */
export function dueStep(round: RoundState, feeding: Feeding, now: Date): Phase | null {
  if (!round.isAutomatic) return null;
  if (round.phase === 'scheduled') return now >= round.collectingAt ? 'collecting' : null;
  if (round.phase === 'collecting') return (feeding === null ? now >= round.reviewingAt : feeding === 'settled') ? 'reviewing' : null;
  if (round.phase === 'reviewing') return now >= round.judgingAt ? 'judging' : null;
  return null;
}

/** Opening or closing the intake before its time takes something from people; it needs a reason. */
export const needsReason = (round: RoundState, to: Phase, now: Date): boolean =>
  (to === 'collecting' && now < round.collectingAt) || (to === 'reviewing' && round.phase === 'collecting' && now < round.reviewingAt);

export function refuseWithoutReason(reason: string | null | undefined, step: string): string {
  const given = reason?.trim();
  if (!given) throw new ReasonNeeded({ step });
  return given;
}

export function refuseUnlessPhase(round: Pick<Round, 'phase'>, ...needed: readonly Phase[]): void {
  if (!needed.includes(round.phase)) throw new RoundNotInPhase({ phase: round.phase, needed });
}

/**
 * Whether entries may be handed in now (domain.md §4): at 17:59:59 yes, at 18:00:00 no, by the server's clock and
 * whether or not the tick has come. A tick that is late to open takes nothing from anybody either.
 */
export function isCollecting(round: RoundState, now: Date): boolean {
  if (now >= round.reviewingAt) return false;
  return round.phase === 'collecting' || (round.phase === 'scheduled' && round.isAutomatic && now >= round.collectingAt);
}

export function refuseUnlessCollecting(round: RoundState, now: Date): void {
  if (isCollecting(round, now)) return;
  if (round.phase === 'cancelled') throw new RoundNotInPhase({ phase: round.phase, needed: ['collecting'] });
  if (round.phase === 'scheduled' && now < round.reviewingAt) throw new CollectingNotOpen({ opensAt: spokenTime(round.collectingAt) });
  if (now >= round.reviewingAt) throw new CollectingClosed({ deadline: spokenDeadline(round.reviewingAt) });
  throw new RoundNotInPhase({ phase: round.phase, needed: ['collecting'] });
}

export function refuseWhileNoticeRuns(round: RoundState, now: Date): void {
  if (round.noticeEndsAt && now < round.noticeEndsAt) throw new NoticeStillRunning({ until: spokenDeadline(round.noticeEndsAt) });
}

/** An extension moves one planned end later, never past the end of the phase that follows; phases over are over. */
export function refuseExtension(round: RoundState, phase: DatedPhase, until: Date, now: Date): void {
  if (hasPassed(round.phase, phase)) throw new RoundNotInPhase({ phase: round.phase, needed: DATED_PHASES.slice(0, DATED_PHASES.indexOf(phase) + 1) });
  const current = round[END_OF[phase]];
  if (until <= current || until <= now) throw new DeadlineNotLater({ current: spokenTime(current), until: spokenTime(until) });
  const following = DATED_PHASES[DATED_PHASES.indexOf(phase) + 1];
  if (following && until > round[END_OF[following]])
    throw new DeadlineBeyondNext({ until: spokenTime(until), nextPhase: following, nextDeadline: spokenTime(round[END_OF[following]]) });
}
