import { pickWinners, rankByKeys, Rational } from '@jiangong/fairness';
import type { RuleContent } from '@jiangong/programme';
import { byText } from '../score-runs/public';

/** The rules by which a ranking becomes a list, without its quotas. */
export type ListRules = Pick<RuleContent['deciding'], 'places' | 'minimumMark' | 'tieAtCut'> & Partial<Pick<RuleContent['deciding'], 'selection'>>;

/** An entry as a ranking has it; scores in thousandths. */
export interface RankedEntry {
  readonly entryId: string;
  readonly categoryId: string;
  readonly score: number | null;
  readonly rank: number | null;
}

/** What another ranking does to one entry. */
export interface RankingChange {
  readonly entryId: string;
  readonly categoryId: string;
  readonly oldScore: number | null;
  readonly newScore: number | null;
  readonly oldRank: number | null;
  readonly newRank: number | null;
  /** `enters` or `leaves` the list; null when it stays where it is, in or out. */
  readonly change: 'enters' | 'leaves' | null;
}

/** Who would be on the list of a ranking, quotas apart (domain.md §7). Nobody where the list is chosen as a whole: no ranking alone says who wins there. */
export function listedAmong(ranking: readonly RankedEntry[], { places, minimumMark, tieAtCut, selection }: ListRules): ReadonlySet<string> {
  if (selection) return new Set();
  const { winners } = pickWinners({ ranking: ranking.map(({ entryId, categoryId, score, rank }) => ({ id: entryId, category: categoryId, score, rank })), places, minimumMark, tieAtCut });
  return new Set(winners.map(({ id }) => id));
}

/** Every entry whose score, rank or place on the list differs, in the order of the new ranking. An entry only one of them has counts as without score in the other. */
export const compareRankings = (before: readonly RankedEntry[], after: readonly RankedEntry[], rules: ListRules): RankingChange[] =>
  changesBetween(before, after, listedAmong(before, rules), listedAmong(after, rules));

/** The same, where who is on either list is known already. */
export function changesBetween(before: readonly RankedEntry[], after: readonly RankedEntry[], listedBefore: ReadonlySet<string>, listedAfter: ReadonlySet<string>): RankingChange[] {
  const was = new Map(before.map((one) => [one.entryId, one]));
  const still = new Set(after.map(({ entryId }) => entryId));
  const gone = before.filter(({ entryId }) => !still.has(entryId)).map((one): RankedEntry => ({ ...one, score: null, rank: null }));
  return [...after, ...gone]
    .map(({ entryId, categoryId, score, rank }): RankingChange => {
      const old = was.get(entryId);
      const [wasListed, isListed] = [listedBefore.has(entryId), listedAfter.has(entryId)];
      return {
        entryId, categoryId, oldScore: old?.score ?? null, newScore: score, oldRank: old?.rank ?? null, newRank: rank,
        change: wasListed === isListed ? null : isListed ? 'enters' : 'leaves',
      };
    })
    .filter((one) => one.change !== null || one.oldScore !== one.newScore || one.oldRank !== one.newRank);
}

/** An entry with what the calibrated model says of it. */
export interface AdvisedLine extends RankedEntry {
  readonly calibratedScore: number | null;
  readonly se: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
}

/** The award line of one category and how sure it is. */
export interface AwardLineFacts {
  readonly categoryId: string;
  /** Winners the ranking gives, quotas apart. */
  readonly filled: number;
  /** The lowest score on the list; null when nobody is. */
  readonly score: number | null;
  /** Entries that another panel of the same kind might put on the other side of the line. */
  readonly uncertain: readonly string[];
  /** Entries the calibrated ranking puts on the other side of the line. */
  readonly disagreements: readonly { readonly entryId: string; readonly calibratedRank: number; readonly change: 'enters' | 'leaves' }[];
}

/** 95 % of a normal distribution lie below so many standard errors; times 1000. */
const Z95 = 1_645;

/** Whether the interval of the entry lies across the line: by its ranks where places are the limit, by its score where the minimum mark is. */
function isAcross({ calibratedScore, se, rankLow, rankHigh }: AdvisedLine, { places, minimumMark }: ListRules): boolean {
  if (calibratedScore === null || se === null || rankLow === null || rankHigh === null) return false;
  const reach = Math.ceil((se * Z95) / 1000);
  const spansMark = minimumMark !== null && calibratedScore - reach < minimumMark && calibratedScore + reach >= minimumMark;
  return (rankLow <= places && rankHigh > places) || (spansMark && rankLow <= places);
}

/** The line of one category; `lines` hold that category alone. Whoever has no rank under the rules has none here either. */
export function awardLineOf(categoryId: string, lines: readonly AdvisedLine[], rules: ListRules): AwardLineFacts {
  const listed = listedAmong(lines, rules);
  const ranked = lines.filter(({ rank }) => rank !== null);
  const advised = ranked.filter(({ calibratedScore }) => calibratedScore !== null);
  const calibrated = rankByKeys(advised, ({ calibratedScore }) => [Rational.of(calibratedScore!)], (a, b) => byText(a.entryId, b.entryId), '1224')
    .map(({ item, rank }) => ({ ...item, score: item.calibratedScore, rank }));
  const listedByAdvice = calibrated.length === ranked.length ? listedAmong(calibrated, rules) : listed;
  const scores = lines.filter(({ entryId }) => listed.has(entryId)).map(({ score }) => score!);
  return {
    categoryId, filled: listed.size, score: scores.length > 0 ? Math.min(...scores) : null,
    uncertain: ranked.filter((line) => isAcross(line, rules)).map(({ entryId }) => entryId),
    disagreements: calibrated
      .filter(({ entryId }) => listed.has(entryId) !== listedByAdvice.has(entryId))
      .map(({ entryId, rank }) => ({ entryId, calibratedRank: rank, change: listed.has(entryId) ? 'leaves' : 'enters' })),
  };
}
