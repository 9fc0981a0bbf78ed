import { addDays, addWorkingDays, dayOf, startOfDay, type WorkCalendar } from '@jiangong/kernel';
import type { OrganizationLevel } from '@jiangong/people';
import type { Phase } from '@jiangong/programme';
import type { EntryState } from '../submissions/public';
import { DESKS, type Desk, type RecommendationState } from './recommendation.entity';

/** The desks an entry passes, in order, from the rules of its round. */
export type Route = readonly Desk[];

/** On which level's desk an organization signs; a work team has no union of its own and none. */
const DESK_OF_LEVEL: Readonly<Record<OrganizationLevel, Desk | null>> = {
  city: 'city', district: 'district', industry: 'district', enterprise: 'unit', branch: 'unit', team: null,
};
export const deskOfLevel = (level: OrganizationLevel): Desk | null => DESK_OF_LEVEL[level];

/** Where no district or industry union stands above a unit, its desk is left out. */
export const routeFor = (route: Route, districtId: string | null): Route => (districtId ? route : route.filter((desk) => desk !== 'district'));

/** The desk after this one, or null after the last (domain.md §4: unit → district or industry → city). */
export const nextDesk = (route: Route, desk: Desk): Desk | null =>
  route.find((one) => DESKS.indexOf(one) > DESKS.indexOf(desk)) ?? null;

/**
 * A union's own recommendation bears its signature at once and lies on the next desk. Nobody's own signature is the
 * last one: what the last desk puts forward itself still lies there to be passed.
 */
export const deskOfOwn = (route: Route, own: Desk): Desk => nextDesk(route, own) ?? route.at(-1) ?? 'city';

/** A self-nomination and a work lie on the first desk, for a member of no unit on that of the union they belong to. */
export const firstDesk = (route: Route, own: Desk = 'unit'): Desk => route.find((desk) => DESKS.indexOf(desk) >= DESKS.indexOf(own)) ?? route.at(-1) ?? 'city';

/** Desks decide while the round collects and reviews. */
export const isReviewOpen = (phase: Phase): boolean => phase === 'collecting' || phase === 'reviewing';

/** The end of the n-th working day after the return: correcting is in time before this instant. */
export const correctionDeadline = (now: Date, workingDays: number, calendar: WorkCalendar): Date =>
  startOfDay(addDays(addWorkingDays(dayOf(now), workingDays, calendar), 1));

/** What becomes of an entry when its recommendations stand so: one that passed the last desk is enough. */
export function entryStateAfter(recommendations: readonly RecommendationState[]): EntryState {
  if (recommendations.includes('passed')) return 'accepted';
  if (recommendations.some((state) => state === 'in_review' || state === 'returned')) return 'in_review';
  return recommendations.includes('declined') ? 'declined' : 'withdrawn';
}

/** How far a return may still be mended. */
export const isCorrectable = (row: { state: RecommendationState; correctBy: Date | null }, now: Date): boolean =>
  row.state === 'returned' && row.correctBy !== null && now < row.correctBy;

/** What the actor is to a recommendation; worked out from the tree in the policy or in SQL. */
export interface Standing {
  /** May sign at the desk on which it lies. */
  readonly atDesk: boolean;
  /** Speaks for the side that put it forward: the recommending union, or the person. */
  readonly ownSide: boolean;
}

export interface RecommendationFacts {
  readonly state: RecommendationState;
  readonly correctBy: Date | null;
  readonly phase: Phase;
}

export interface RecommendationAbilities {
  readonly canPass: boolean;
  readonly canReturn: boolean;
  readonly canDecline: boolean;
  readonly canResubmit: boolean;
  readonly canWithdraw: boolean;
}

/** What the actor may do with it now: the web repeats no rule. */
export function abilitiesOf(facts: RecommendationFacts, standing: Standing, now: Date): RecommendationAbilities {
  const open = isReviewOpen(facts.phase);
  const decides = open && standing.atDesk && facts.state === 'in_review';
  return {
    canPass: decides,
    canReturn: decides,
    canDecline: decides,
    canResubmit: open && standing.ownSide && isCorrectable(facts, now),
    canWithdraw: open && standing.ownSide && (facts.state === 'in_review' || facts.state === 'returned'),
  };
}
