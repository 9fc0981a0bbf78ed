import { byCode } from '../exact/rank';
import { badInput } from '../refusal';
import type { RoundEntry } from './round';

/** A group of shared rank that does not fit whole: leave it out (宁缺勿滥), or let all of it in. */
export type TieAtCut = 'none_in' | 'all_in';

export interface WinnersInput {
  /** The round's entries, as {@link scoreRound} gives them; any order. */
  readonly ranking: readonly Pick<RoundEntry, 'id' | 'category' | 'score' | 'rank'>[];
  /** Places per category: one number for all, or by category code (a category not named has none). */
  readonly places: number | Readonly<Record<string, number>>;
  /** Thousandths; compared with the rounded score. Null: no minimum. */
  readonly minimumMark: number | null;
  readonly tieAtCut: TieAtCut;
}

export type PassedOverReason = 'unscored' | 'below_minimum' | 'tie_at_cut' | 'no_place_left';

export interface Winners {
  /** By category (in the order it first appears in the ranking), then rank, then id. */
  readonly winners: readonly { readonly id: string; readonly category: string; readonly rank: number; readonly score: number }[];
  /** Everyone else, with the rule that kept them out; same order. */
  readonly passedOver: readonly { readonly id: string; readonly category: string; readonly reason: PassedOverReason }[];
  /** Places that stay empty, by category; never negative. */
  readonly emptyPlaces: Readonly<Record<string, number>>;
}

interface Contender {
  readonly id: string;
  readonly rank: number;
  readonly score: number;
}

function placesOf(places: WinnersInput['places'], category: string): number {
  const count = typeof places === 'number' ? places : (places[category] ?? 0);
  if (Number.isSafeInteger(count) && count >= 0) return count;
  throw badInput(`places.${category}`, '名额必须是非负整数', 'places must be a non-negative integer', { value: count });
}

/** Contenders of one rank each, best first. */
function groupsByRank(contenders: readonly Contender[]): Contender[][] {
  const groups = new Map<number, Contender[]>();
  for (const contender of contenders) groups.set(contender.rank, [...(groups.get(contender.rank) ?? []), contender]);
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group.sort((a, b) => byCode(a.id, b.id)));
}

/**
 * Fills the places of each category in rank order from those who reach the minimum mark (domain §7).
 * A shared rank at the cut goes by `tieAtCut`; after a group left out nobody later is taken, so places may stay empty.
 */
export function pickWinners(input: WinnersInput): Winners {
  const winners: { id: string; category: string; rank: number; score: number }[] = [];
  const passedOver: { id: string; category: string; reason: PassedOverReason }[] = [];
  const emptyPlaces: Record<string, number> = {};
  for (const category of new Set(input.ranking.map((entry) => entry.category))) {
    const contenders: Contender[] = [];
    const unscored: string[] = [];
    for (const { id, rank, score } of input.ranking.filter((entry) => entry.category === category)) {
      if (rank === null || score === null) unscored.push(id);
      else contenders.push({ id, rank, score });
    }
    let left = placesOf(input.places, category);
    let isClosed = false;
    for (const group of groupsByRank(contenders)) {
      const passOver = (reason: PassedOverReason): void => group.forEach(({ id }) => passedOver.push({ id, category, reason }));
      if (input.minimumMark !== null && group[0]!.score < input.minimumMark) {
        passOver('below_minimum');
      } else if (isClosed || left <= 0) {
        passOver('no_place_left');
      } else if (group.length > left && input.tieAtCut === 'none_in') {
        isClosed = true;
        passOver('tie_at_cut');
      } else {
        winners.push(...group.map((contender) => ({ ...contender, category })));
        left -= group.length;
      }
    }
    passedOver.push(...unscored.sort(byCode).map((id) => ({ id, category, reason: 'unscored' as const })));
    emptyPlaces[category] = Math.max(0, left);
  }
  return { winners: winners.map(({ id, category, rank, score }) => ({ id, category, rank, score })), passedOver, emptyPlaces };
}
