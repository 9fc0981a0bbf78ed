import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_]*$/);

/** Met by who has one of the values of a dated attribute; `gender` and the unit's `ownership` are asked in the same way. */
export const listCondition = z.object({ attribute: z.string().min(1), values: z.array(z.string().min(1)).min(1) });

/** A floor or a cap on the winners who meet all conditions: a share of the base, or people. */
export const listQuota = z.object({
  code,
  name: z.string().min(1).max(60),
  all: z.array(listCondition).min(1),
  kind: z.enum(['floor', 'cap']),
  percent: z.int().min(0).max(100).optional(),
  count: z.int().min(0).optional(),
  /** 其中: among the winners of that other quota, who are then the base; left out, the base is the whole list. */
  of: code.optional(),
});

/** At most so many winners of one district, one unit, one person or one value of an attribute. */
export const listGroupCap = z.object({
  code,
  name: z.string().min(1).max(60),
  by: z.enum(['district', 'unit', 'person', 'attribute']),
  attribute: z.string().min(1).optional(),
  most: z.int().min(0),
  /** Another number for the groups named: a district's or unit's id, an attribute's value. */
  exceptions: z.record(z.string(), z.int().min(0)).default({}),
});

export const listCategory = z.object({ category: code, least: z.int().min(0).default(0), most: z.int().min(0).nullable().default(null) });

/** How winners are chosen as one list under quotas (domain.md §7); in its presence `places` for each category is not asked. */
export const selectionRules = z.object({
  /** Of the whole list; may stay empty where there are fewer candidates. */
  places: z.int().min(1).max(5_000),
  quotas: z.array(listQuota).default([]),
  groupCaps: z.array(listGroupCap).default([]),
  categoryPlaces: z.array(listCategory).default([]),
  /** A person wins once, however many works are theirs. */
  onePerPerson: z.boolean().default(true),
  /** Winners of recommended rounds come first among equal scores; the flag is never added to a score (domain.md §3). */
  priority: z.boolean().default(true),
  reserves: z.int().min(0).max(200).default(0),
  objective: z.enum(['total', 'fewest_departures', 'best_lowest']).default('total'),
});
export type SelectionRules = z.output<typeof selectionRules>;
