import { LISTED_RECIPIENTS, type Award, type AwardCatalogue } from './award-catalogue';
import type { RuleContent } from './rule-content';

export interface CategoryName {
  readonly code: string;
  readonly name: string;
}

const isListed = ({ recipient }: Award): boolean => (LISTED_RECIPIENTS as readonly string[]).includes(recipient);
const isFor = (category: string) => ({ onlyIn }: Award): boolean => !onlyIn || onlyIn.includes(category);

/** The award of a place on the list; null when the catalogue has none for it. Catalogues name no place twice. */
export function awardOf(catalogue: AwardCatalogue | undefined, category: string, rank: number): Award | null {
  const candidates = (catalogue?.awards ?? []).filter(isListed).filter(isFor(category));
  return candidates.find(({ ranks }) => !ranks || (rank >= ranks.from && rank <= ranks.to)) ?? null;
}

/** The title a place confers: that of its award, else the round's. */
export function titleOf(rules: Pick<RuleContent, 'title' | 'awards'>, category: CategoryName, rank: number): string {
  return (awardOf(rules.awards, category.code, rank)?.title ?? rules.title).replaceAll('{category}', category.name);
}

/** The higher title for those who meet every condition with the attributes their entry was accepted with. */
export function higherTitleOf({ higher }: Award, attributes: Readonly<Record<string, string>>): string | null {
  const isEligible = higher?.when.every(({ attribute, values }) => values.includes(attributes[attribute] ?? ''));
  return isEligible ? higher!.title : null;
}

/** How much money a place brings: null without a prize, and null for a result that had one before. */
export const prizeOf = ({ prizeFen }: Award, { onePrizePerResult }: Pick<AwardCatalogue, 'onePrizePerResult'>, hadPrize: boolean): number | null =>
  onePrizePerResult && hadPrize ? null : (prizeFen ?? null);

/** Pairs of awards that both claim a place: the same ranks of the same category. */
export function clashingAwards({ awards }: AwardCatalogue): readonly (readonly [Award, Award])[] {
  const listed = awards.filter(isListed);
  const overlap = (a: Award, b: Award): boolean => !a.ranks || !b.ranks || (a.ranks.from <= b.ranks.to && b.ranks.from <= a.ranks.to);
  const meet = (a: Award, b: Award): boolean => !a.onlyIn || !b.onlyIn || a.onlyIn.some((code) => b.onlyIn!.includes(code));
  return listed.flatMap((a, at) => listed.slice(at + 1).filter((b) => overlap(a, b) && meet(a, b)).map((b) => [a, b] as const));
}
