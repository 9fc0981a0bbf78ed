import { awardOf, higherTitleOf, prizeOf, type Award, type AwardCatalogue, type FormField } from '@jiangong/programme';
import { maskedText } from '@jiangong/results';

const MOST_LETTERS = 2_000;

/**
 * The deeds in brief, as handed in: the answer to the field `deeds`, else to the first long text of the form.
 * Nothing else of an entry is public (domain.md §7: name, unit, post and deeds, never numbers).
 */
export function deedsOf(content: Readonly<Record<string, unknown>>, fields: readonly Pick<FormField, 'code' | 'kind'>[]): string {
  const codes = ['deeds', ...fields.filter((field) => field.kind === 'long_text').map((field) => field.code)];
  const answers = codes.map((code) => content[code]).filter((answer): answer is string => typeof answer === 'string' && answer.trim() !== '');
  return [...(answers[0]?.trim() ?? '')].slice(0, MOST_LETTERS).join('');
}

/** As every page shows them: whoever wrote a telephone or an identity number into them, no visitor reads it, as on the notice. */
export const shownDeedsOf = (...from: Parameters<typeof deedsOf>): string => maskedText(deedsOf(...from));

export interface HonouredPlace {
  readonly category: string;
  readonly rank: number;
  readonly attributes: Readonly<Record<string, string>>;
  /** Whether the result had a prize before, in a round it was carried from. */
  readonly hadPrize: boolean;
}

export interface Brought {
  readonly awardCode: string | null;
  readonly higherTitle: string | null;
  readonly prizeFen: number | null;
  readonly promotion: Award['promotion'] | null;
}

/** What a place brings beyond its title; nothing where the rules have no catalogue (domain.md §9). */
export function whatPlaceBrings(catalogue: AwardCatalogue | null, { category, rank, attributes, hadPrize }: HonouredPlace): Brought {
  const award = catalogue ? awardOf(catalogue, category, rank) : null;
  if (!catalogue || !award) return { awardCode: null, higherTitle: null, prizeFen: null, promotion: null };
  return {
    awardCode: award.code, higherTitle: higherTitleOf(award, attributes), prizeFen: prizeOf(award, catalogue, hadPrize), promotion: award.promotion ?? null,
  };
}
