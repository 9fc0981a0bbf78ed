import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Who stands on the list of a round. */
export const LISTED_RECIPIENTS = ['person', 'work', 'team', 'collective'] as const;
/** Who is honoured beside the list: delegations by their points, judges and hosts by name. */
export const RECIPIENTS = [...LISTED_RECIPIENTS, 'delegation', 'judge', 'host'] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** What a place brings (domain.md §9): title, a higher award for those who meet its conditions, prize, a request for promotion. */
export const award = z.object({
  code,
  /** 一等奖 */
  name: z.string().min(1).max(60),
  recipient: z.enum(RECIPIENTS),
  /** Codes of the categories it is for; all of them when left out. */
  onlyIn: z.array(code).min(1).optional(),
  /** Ranks within the category, both ends included; left out where there is no ranking. */
  ranks: z.object({ from: z.int().min(1), to: z.int().min(1) }).optional(),
  /** The title conferred, `{category}` standing for the category's name; the round's own when left out. */
  title: z.string().min(1).max(80).optional(),
  /** All conditions must be met by the attributes the entry had when it was accepted. */
  higher: z.object({ title: z.string().min(1).max(80), when: z.array(z.object({ attribute: z.string().min(1), values: z.array(z.string()).min(1) })).min(1) }).optional(),
  /** Whole fen, at most. */
  prizeFen: z.int().min(1).optional(),
  /** What is asked of an authority outside; its answer is recorded. */
  promotion: z.object({ to: z.string().min(1).max(60), authority: z.string().min(1).max(60) }).optional(),
});
export type Award = z.output<typeof award>;

/** Points of the first, second, third … place, as delegations collect them. */
export const pointTable = z.object({ code, name: z.string().min(1).max(60), points: z.array(z.int().min(1)).min(1).max(50) });
export type PointTable = z.output<typeof pointTable>;

export const awardCatalogue = z.object({
  awards: z.array(award).min(1).max(200),
  /** A result that was given a prize once, in this round or one it was carried from, gets no second one. */
  onePrizePerResult: z.boolean().default(true),
  pointTables: z.array(pointTable).default([]),
});
export type AwardCatalogue = z.output<typeof awardCatalogue>;
