/** A like, as far as a pattern can be seen in it. Times in milliseconds. */
export interface LikeFact {
  readonly memberId: string;
  readonly at: number;
  /** Keyed hash of the address block; null when unknown. */
  readonly network: string | null;
  readonly organizationId: string | null;
  /** When the member's account was opened. */
  readonly openedAt: number | null;
}

/**
 * `clockwork`: equal steps, or faster than hands; `accounts_together`: accounts opened within minutes of each other;
 * `one_network`: one address block.
 */
export type Sign = 'clockwork' | 'accounts_together' | 'one_network';

export interface Suspicion {
  readonly signs: readonly Sign[];
  readonly likes: readonly LikeFact[];
  /** From the first to the last, in seconds. */
  readonly seconds: number;
  /** The middle step between two, in milliseconds. */
  readonly step: number;
}

/** Fewer than this is a group of friends. */
const FEWEST = 12;
/** So many in one stretch need no second sign: no crowd comes like a clock. */
const CERTAIN = 30;
const PAUSE_MS = 10 * 60_000;
const OPENED_WITHIN_MS = 10 * 60_000;
const ALMOST_ALL = 0.9;
/** From so large a share on, a group is one unit's own people. */
const ONE_UNIT = 0.6;
/** Of the middle step: people who come one after another scatter by about as much as they wait. */
const EVEN = 0.2;
/** Twenty a second for one work. */
const BEYOND_HANDS_MS = 50;

const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const steps = (likes: readonly LikeFact[]): number[] => likes.slice(1).map((like, at) => like.at - likes[at]!.at);

/** Even steps: the middle distance from the middle step is small beside it. One pause or hurry does not hide the rest. */
function isClockwork(likes: readonly LikeFact[]): boolean {
  const between = steps(likes);
  const usual = middle(between);
  if (usual <= BEYOND_HANDS_MS) return true;
  return middle(between.map((step) => Math.abs(step - usual))) <= usual * EVEN * 0.5;
}

function shareOfLargest(values: readonly (string | null)[]): number {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return values.length === 0 ? 0 : Math.max(0, ...counts.values()) / values.length;
}

/** Whether almost all accounts were opened within minutes of each other. */
function openedTogether(likes: readonly LikeFact[]): boolean {
  const opened = likes.flatMap(({ openedAt }) => (openedAt === null ? [] : [openedAt])).sort((a, b) => a - b);
  const needed = Math.ceil(likes.length * ALMOST_ALL);
  return opened.some((first, at) => at + needed <= opened.length && opened[at + needed - 1]! - first <= OPENED_WITHIN_MS);
}

/** Stretches without a long pause that are long enough to tell anything. */
function stretches(likes: readonly LikeFact[]): LikeFact[][] {
  const found: LikeFact[][] = [];
  for (const like of [...likes].sort((a, b) => a.at - b.at || (a.memberId < b.memberId ? -1 : 1))) {
    const last = found.at(-1);
    if (last && like.at - last.at(-1)!.at <= PAUSE_MS) last.push(like);
    else found.push([like]);
  }
  return found.filter((stretch) => stretch.length >= FEWEST);
}

function groupsBy(likes: readonly LikeFact[], key: (like: LikeFact) => string | number | null): LikeFact[][] {
  const groups = new Map<string | number, LikeFact[]>();
  for (const like of likes) {
    const name = key(like);
    if (name === null) continue;
    const group = groups.get(name);
    if (group) group.push(like);
    else groups.set(name, [like]);
  }
  return [...groups.values()];
}

/** Accounts in the order of their opening, cut where more than minutes lie between two. */
function openingClusters(likes: readonly LikeFact[]): LikeFact[][] {
  const clusters: LikeFact[][] = [];
  for (const like of likes.filter(({ openedAt }) => openedAt !== null).sort((a, b) => a.openedAt! - b.openedAt!)) {
    const last = clusters.at(-1);
    if (last && like.openedAt! - last.at(-1)!.openedAt! <= OPENED_WITHIN_MS) last.push(like);
    else clusters.push([like]);
  }
  return clusters;
}

/**
 * What is behind a stretch. One unit's people come together, from one network, with accounts that one roster opened: for
 * them neither is a sign, only clockwork is. Of strangers two signs are wanted, as one network may be a telephone
 * company's and one morning of openings a district's; clockwork alone tells when it goes on for long.
 */
function weigh(stretch: readonly LikeFact[]): Suspicion | null {
  const isOneUnit = shareOfLargest(stretch.map(({ organizationId }) => organizationId)) >= ONE_UNIT;
  const signs: Sign[] = [];
  if (isClockwork(stretch)) signs.push('clockwork');
  if (!isOneUnit && openedTogether(stretch)) signs.push('accounts_together');
  if (!isOneUnit && shareOfLargest(stretch.map(({ network }) => network)) >= ALMOST_ALL) signs.push('one_network');
  const isCertain = signs.includes('clockwork') && stretch.length >= CERTAIN;
  if (signs.length < 2 && !isCertain) return null;
  return { signs, likes: stretch, seconds: Math.round((stretch.at(-1)!.at - stretch[0]!.at) / 1000), step: middle(steps(stretch)) };
}

/** What in the likes of one work looks made by a machine; each like in at most one suspicion. domain.md §8. */
export function suspicionsIn(likes: readonly LikeFact[]): Suspicion[] {
  const ways = [likes, ...groupsBy(likes, ({ network }) => network), ...openingClusters(likes)];
  const taken = new Set<string>();
  const found: Suspicion[] = [];
  for (const suspicion of ways.flatMap(stretches).flatMap((stretch) => weigh(stretch) ?? []).sort((a, b) => b.signs.length - a.signs.length || b.likes.length - a.likes.length)) {
    const left = suspicion.likes.filter(({ memberId }) => !taken.has(memberId));
    if (left.length < FEWEST) continue;
    for (const { memberId } of left) taken.add(memberId);
    found.push({ ...suspicion, likes: left });
  }
  return found;
}
