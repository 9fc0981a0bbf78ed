import { checkQuotas, pickWinners, type PassedOverReason } from '@jiangong/fairness';
import { titleOf, type RuleContent } from '@jiangong/programme';
import type { FrozenInputs, RunOutputs } from '../score-runs/public';
import type { ComplianceLine } from './decision.entity';

export interface PlannedPlace {
  readonly entryId: string;
  readonly entryCode: string;
  readonly categoryId: string;
  readonly categoryCode: string;
  readonly rank: number;
  readonly score: number;
  readonly title: string;
}

/** The winners of a ranking by the rules of a round. */
export interface DrawnList {
  /** By category, then rank, then entry code. */
  readonly places: readonly PlannedPlace[];
  readonly compliance: readonly ComplianceLine[];
  /** By category code; shown, never filled (宁缺勿滥). */
  readonly emptyPlaces: Readonly<Record<string, number>>;
  /** By category code: why they are empty. The causes add up to the empty places. */
  readonly emptyBecause: Readonly<Record<string, EmptyPlaces>>;
}

/** Empty places of a category by what kept them empty: marks that are missing are another matter than works that are not good enough. */
export interface EmptyPlaces {
  /** Entries stood there without a score: too few sheets. */
  readonly notScored: number;
  /** Entries stood there below the minimum or a pass mark. */
  readonly belowMinimum: number;
  /** A shared rank did not fit whole and was left out whole. */
  readonly tieAtCut: number;
  /** There was nobody else. */
  readonly noCandidates: number;
}

function emptyBecause(empty: number, passedOver: readonly { readonly reason: PassedOverReason; readonly hasScore: boolean }[]): EmptyPlaces {
  if (passedOver.some(({ reason }) => reason === 'tie_at_cut')) return { notScored: 0, belowMinimum: 0, tieAtCut: empty, noCandidates: 0 };
  const unscored = passedOver.filter(({ reason, hasScore }) => reason === 'unscored' && !hasScore).length;
  const notScored = Math.min(empty, unscored);
  const belowMinimum = Math.min(empty - notScored, passedOver.length - unscored);
  return { notScored, belowMinimum, tieAtCut: 0, noCandidates: empty - notScored - belowMinimum };
}

const NOBODY: ReadonlySet<string> = new Set();

export interface NamedCategory {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/**
 * Chooses the winners of a sealed run (domain.md §7): places for each category as the rules say, nobody below the
 * minimum mark, a shared rank that does not fit by `tieAtCut`, and the quotas checked over the whole list.
 * Quota attributes are those frozen with the run. Whoever is excluded is as if never ranked; the others keep their ranks.
 */
export function select(inputs: FrozenInputs, outputs: RunOutputs, categories: readonly NamedCategory[], rules: Pick<RuleContent, 'deciding' | 'title' | 'awards'>, excluded: ReadonlySet<string> = NOBODY): DrawnList {
  const { places, minimumMark, tieAtCut, quotas } = rules.deciding;
  const ranking = outputs.entries.filter(({ id }) => !excluded.has(id));
  const picked = pickWinners({ ranking, places, minimumMark, tieAtCut });
  const entryOf = new Map(inputs.entries.map((entry) => [entry.id, entry]));
  const categoryOf = new Map(categories.map((category) => [category.code, category]));
  const nameOf = new Map(quotas.map((quota) => [quota.code, quota.name]));
  const winners = picked.winners.map(({ id, category, rank, score }): PlannedPlace => {
    const { id: categoryId, name } = categoryOf.get(category)!;
    return { entryId: id, entryCode: entryOf.get(id)!.code, categoryId, categoryCode: category, rank, score, title: titleOf(rules, { code: category, name }, rank) };
  });
  const position = new Map(categories.map(({ code }, at) => [code, at]));
  const order = (a: PlannedPlace, b: PlannedPlace): number =>
    position.get(a.categoryCode)! - position.get(b.categoryCode)! || a.rank - b.rank || (a.entryCode < b.entryCode ? -1 : 1);
  const compliance = checkQuotas({ winners: winners.map(({ entryId }) => ({ id: entryId, attributes: entryOf.get(entryId)!.attributes })), quotas });
  const scored = new Set(ranking.filter(({ score }) => score !== null).map(({ id }) => id));
  // a category nobody is ranked in keeps all its places empty
  const emptyPlaces = Object.fromEntries(categories.map(({ code }) => [code, picked.emptyPlaces[code] ?? places]));
  return {
    places: [...winners].sort(order),
    compliance: compliance.map(({ ok, ...line }) => ({ ...line, name: nameOf.get(line.code)!, isMet: ok })),
    emptyPlaces,
    emptyBecause: Object.fromEntries(categories.map(({ code }) => [
      code, emptyBecause(emptyPlaces[code]!, picked.passedOver.filter(({ category }) => category === code).map(({ id, reason }) => ({ reason, hasScore: scored.has(id) }))),
    ])),
  };
}
