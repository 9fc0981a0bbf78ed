import { spokenDeadline } from '@jiangong/kernel';
import type { Phase } from '@jiangong/programme';
import type { EntryOrigin, EntryState } from '../submissions/public';
import { DESKS, type Desk, type RecommendationState } from './recommendation.entity';

export type TimelineStage = 'submitted' | Desk | 'judging' | 'notice' | 'published';
export type TimelineState = 'done' | 'current' | 'waiting' | 'returned' | 'declined';

export interface TimelineStep {
  readonly stage: TimelineStage;
  readonly state: TimelineState;
  readonly at: Date | null;
  readonly note: string | null;
}

export interface RecommendationTrack {
  readonly state: RecommendationState;
  readonly desk: Desk;
  readonly correctBy: Date | null;
  /** When each desk signed, for those that did. */
  readonly signedAt: Readonly<Partial<Record<Desk, Date>>>;
  /** The last return or decline: what was said, and when. */
  readonly said: { readonly at: Date; readonly reason: string | null } | null;
}

export interface TimelineFacts {
  readonly origin: EntryOrigin;
  readonly state: EntryState;
  readonly createdAt: Date;
  readonly acceptedAt: Date | null;
  readonly route: readonly Desk[];
  readonly phase: Phase;
  readonly publishedAt: Date | null;
  readonly judgedAt: Date | null;
  readonly noticeAt: Date | null;
  /** Whether the rules keep the list on notice for at least a day. */
  readonly hasNotice: boolean;
  readonly tracks: readonly RecommendationTrack[];
}

const RANK: Readonly<Record<RecommendationState, number>> = { passed: 4, in_review: 3, returned: 2, declined: 1, withdrawn: 0 };

/** Where several sides put one person forward, the furthest of them tells how far the entry is. */
const furthest = (tracks: readonly RecommendationTrack[]): RecommendationTrack | null =>
  [...tracks].sort((a, b) => RANK[b.state] - RANK[a.state] || DESKS.indexOf(b.desk) - DESKS.indexOf(a.desk))[0] ?? null;

const step = (stage: TimelineStage, state: TimelineState, at: Date | null = null, note: string | null = null): TimelineStep => ({ stage, state, at, note });

function deskStep(desk: Desk, track: RecommendationTrack | null): TimelineStep {
  const signed = track?.signedAt[desk];
  if (!track || track.state === 'withdrawn') return step(desk, signed ? 'done' : 'waiting', signed ?? null);
  if (track.desk !== desk || track.state === 'passed') return step(desk, signed || track.state === 'passed' ? 'done' : 'waiting', signed ?? null);
  if (track.state === 'in_review') return step(desk, 'current');
  const note = [track.said?.reason, track.state === 'returned' && track.correctBy ? `请于 ${spokenDeadline(track.correctBy)} 前修改` : null].filter(Boolean).join('；');
  return step(desk, track.state, track.said?.at ?? null, note || null);
}

/** A side that began further up never had the desks below: only what was signed, and what is still ahead. */
const desksOf = (route: readonly Desk[], track: RecommendationTrack | null): readonly Desk[] =>
  route.filter((desk) => !track || track.signedAt[desk] !== undefined || DESKS.indexOf(desk) >= DESKS.indexOf(track.desk));

const JUDGED: readonly Phase[] = ['notice', 'published'];
const JUDGING: readonly Phase[] = ['judging', 'computing', 'deciding'];

/** The way of an entry as its person sees it: what is done, where it is now, what comes. */
export function timelineOf(facts: TimelineFacts): TimelineStep[] {
  const isIn = facts.state === 'accepted';
  const track = furthest(facts.tracks);
  const desks = facts.origin === 'carried' ? [] : desksOf(facts.route, track).map((desk) => deskStep(desk, track));
  const { phase } = facts;
  return [
    step('submitted', facts.state === 'draft' ? 'current' : 'done', facts.state === 'draft' ? null : facts.createdAt, facts.origin === 'carried' ? '由下级轮次结果带入' : null),
    ...desks,
    step('judging', isIn && JUDGED.includes(phase) ? 'done' : isIn && JUDGING.includes(phase) ? 'current' : 'waiting', isIn && JUDGED.includes(phase) ? facts.judgedAt : null),
    ...(facts.hasNotice ? [step('notice', isIn && phase === 'published' ? 'done' : isIn && phase === 'notice' ? 'current' : 'waiting', isIn && JUDGED.includes(phase) ? facts.noticeAt : null)] : []),
    step('published', isIn && phase === 'published' ? 'done' : 'waiting', isIn ? facts.publishedAt : null),
  ];
}
