import { BadInput } from '@jiangong/kernel';
import { SpreadSettled } from './spread.refusals';

export type AlarmState = 'open' | 'further_judge' | 'discussed' | 'eased';

/** Largest minus smallest total among an entry's locked sheets, thousandths; nothing to compare below two. */
export function spreadOf(totals: readonly number[]): number | null {
  return totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals);
}

/** An alarm as it stands, as far as the next state depends on it. */
export interface StandingAlarm {
  readonly state: AlarmState;
  /** The spread when it was raised or settled. */
  readonly spread: number;
  readonly furtherJudgeId: string | null;
  readonly resolvedAt: Date | null;
}

export interface Evaluation {
  readonly spread: number | null;
  readonly limit: number;
  /** What became of the further judge's sheet; null when nobody was called. */
  readonly further: 'open' | 'locked' | 'gone' | null;
}

/** What an alarm becomes; `null` keeps it as it is. */
export type NextAlarm =
  | { readonly kind: 'raise'; readonly spread: number }
  | { readonly kind: 'ease' }
  | { readonly kind: 'met' }
  | null;

/**
 * domain.md §5: beyond the rubric's limit an extra judge or a recorded discussion is required.
 * - no alarm, or one that eased: raised when the spread passes the limit;
 * - open: eases when the marks come together, otherwise stays;
 * - a further judge is called: met when that judge has locked, open again when that judge is gone;
 * - discussed, or judged further: settled, unless the judges have drifted further apart than they then were.
 */
export function nextAlarm(standing: StandingAlarm | null, { spread, limit, further }: Evaluation): NextAlarm {
  const isBeyond = spread !== null && spread > limit;
  if (!standing || standing.state === 'eased') return isBeyond ? { kind: 'raise', spread } : null;
  if (standing.state === 'open') {
    if (!isBeyond) return { kind: 'ease' };
    return spread === standing.spread ? null : { kind: 'raise', spread };
  }
  if (standing.state === 'further_judge' && standing.resolvedAt === null) {
    if (further === 'locked') return { kind: 'met' };
    if (further === 'gone') return isBeyond ? { kind: 'raise', spread } : { kind: 'ease' };
    return null;
  }
  if (standing.state === 'further_judge' && further === 'gone') return isBeyond ? { kind: 'raise', spread } : null;
  return isBeyond && spread > standing.spread ? { kind: 'raise', spread } : null;
}

/** Only an open alarm waits for somebody; what is settled stays settled. */
export function refuseUnlessWaiting(alarm: { readonly state: AlarmState }): void {
  if (alarm.state !== 'open') throw new SpreadSettled({ state: alarm.state });
}

/** Minutes worth the name, and at least two who spoke. */
export function refuseFaultyDiscussion(minutes: string, participants: readonly string[]): void {
  if (minutes.trim() === '') throw BadInput.at('input.minutes', '请写明合议的经过和结论', 'minutes of the discussion are needed');
  if (new Set(participants.map((name) => name.trim()).filter((name) => name !== '')).size < 2)
    throw BadInput.at('input.participants', '合议至少要有两人参加', 'a discussion has at least two participants');
}
