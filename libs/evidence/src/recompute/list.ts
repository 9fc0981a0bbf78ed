import { checkQuotas, pickWinners, type PassedOverReason, type Quota, type TieAtCut } from '@jiangong/fairness';

interface RankedEntry {
  readonly id: string;
  readonly category: string;
  readonly score: number | null;
  readonly rank: number | null;
}

/** As far as a title hangs on it; `recipient` says whether it is for a place on the list at all. */
interface ListedAward {
  readonly recipient: string;
  readonly onlyIn?: readonly string[];
  readonly ranks?: { readonly from: number; readonly to: number };
  readonly title?: string;
}

const APART: readonly string[] = ['delegation', 'judge', 'host'];

/** The title of a place: that of the award for its category and rank, else the round's. */
export function titleAt(rules: Pick<ListParts['rules'], 'title' | 'awards'>, category: { readonly code: string; readonly name: string }, rank: number): string {
  const own = rules.awards?.awards.find(({ recipient, onlyIn, ranks }) =>
    !APART.includes(recipient) && (!onlyIn || onlyIn.includes(category.code)) && (!ranks || (rank >= ranks.from && rank <= ranks.to)));
  return (own?.title ?? rules.title).replaceAll('{category}', category.name);
}

export interface ListParts {
  readonly entries: readonly { readonly id: string; readonly code: string; readonly attributes: Readonly<Record<string, string>> }[];
  readonly ranking: readonly RankedEntry[];
  readonly categories: readonly { readonly id: string; readonly code: string; readonly name: string }[];
  readonly rules: {
    readonly title: string;
    readonly awards?: { readonly awards: readonly ListedAward[] };
    readonly deciding: {
      readonly places: number;
      readonly minimumMark: number | null;
      readonly tieAtCut: TieAtCut;
      readonly quotas: readonly (Quota & { readonly name: string })[];
    };
  };
}

export interface DrawnList {
  readonly places: readonly object[];
  readonly compliance: readonly object[];
  readonly emptyPlaces: Readonly<Record<string, number>>;
  readonly emptyBecause: Readonly<Record<string, object>>;
}

/** The list of winners as the rules make it of a ranking: places, compliance with the quotas, places left empty and why. */
export function listOf({ entries, ranking, categories, rules }: ListParts): DrawnList {
  const { places, minimumMark, tieAtCut, quotas } = rules.deciding;
  const picked = pickWinners({ ranking, places, minimumMark, tieAtCut });
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const position = new Map(categories.map(({ code }, at) => [code, at]));
  const winners = picked.winners
    .map(({ id, category, rank, score }) => ({ entry: entryOf.get(id)!, category: categories[position.get(category)!]!, rank, score }))
    .sort((a, b) => position.get(a.category.code)! - position.get(b.category.code)! || a.rank - b.rank || (a.entry.code < b.entry.code ? -1 : 1));
  const nameOf = new Map(quotas.map(({ code, name }) => [code, name]));
  const scored = new Set(ranking.filter(({ score }) => score !== null).map(({ id }) => id));
  const emptyPlaces = Object.fromEntries(categories.map(({ code }) => [code, picked.emptyPlaces[code] ?? places]));
  return {
    places: winners.map(({ entry, category, rank, score }) => ({
      entryId: entry.id, entryCode: entry.code, categoryId: category.id, categoryCode: category.code, rank, score, title: titleAt(rules, category, rank),
    })),
    compliance: checkQuotas({ winners: winners.map(({ entry }) => ({ id: entry.id, attributes: entry.attributes })), quotas })
      .map(({ ok, ...line }) => ({ ...line, name: nameOf.get(line.code)!, isMet: ok })),
    emptyPlaces,
    emptyBecause: Object.fromEntries(categories.map(({ code }) => [code, causesOf(emptyPlaces[code]!, picked.passedOver.filter((one) => one.category === code), scored)])),
  };
}

/** What kept places empty; the causes add up to the empty places. */
function causesOf(empty: number, passedOver: readonly { readonly id: string; readonly reason: PassedOverReason }[], scored: ReadonlySet<string>): object {
  if (passedOver.some(({ reason }) => reason === 'tie_at_cut')) return { notScored: 0, belowMinimum: 0, tieAtCut: empty, noCandidates: 0 };
  const unscored = passedOver.filter(({ id, reason }) => reason === 'unscored' && !scored.has(id)).length;
  const notScored = Math.min(empty, unscored);
  const belowMinimum = Math.min(empty - notScored, passedOver.length - unscored);
  return { notScored, belowMinimum, tieAtCut: 0, noCandidates: empty - notScored - belowMinimum };
}
