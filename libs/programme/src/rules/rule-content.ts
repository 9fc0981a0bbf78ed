import { z } from 'zod';
import { awardCatalogue } from './award-catalogue';
import { selectionRules } from './selection-rules';

const code = z.string().regex(/^[a-z][a-z0-9_]*$/);
const percent = z.int().min(0).max(100);

/** One field of an entry form. Limits that do not fit the kind are ignored by it. */
export const formField = z.object({
  code,
  label: z.string().min(1),
  kind: z.enum(['text', 'long_text', 'integer', 'decimal', 'money', 'day', 'choice', 'files', 'outcomes']),
  required: z.boolean().default(false),
  maxLength: z.int().min(1).max(20_000).default(2_000),
  /** Whole numbers: the hash of a rule version is taken of canonical JSON, which holds no fractions. */
  minimum: z.int().optional(),
  maximum: z.int().optional(),
  choices: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
  help: z.string().default(''),
  /** Of `files` (and of the proofs of `outcomes`): which kinds are taken, how many, how large, how long. */
  accept: z.array(z.enum(['video', 'image', 'document'])).min(1).optional(),
  maxFiles: z.int().min(1).max(50).optional(),
  maxMegabytes: z.int().min(1).max(2_000).optional(),
  maxSeconds: z.int().min(1).max(7_200).optional(),
  /** Says who is behind the entry: judges of a blind round never get the answer. */
  isIdentifying: z.boolean().optional(),
  /** Codes of the categories that ask for it; all of them when left out. */
  onlyIn: z.array(code).min(1).optional(),
});
export type FormField = z.output<typeof formField>;

/** What whoever hands in declares; its text is kept with the hand-in by version and hash (domain.md §4). */
export const declaration = z.object({ code, title: z.string().min(1).max(60), text: z.string().min(1).max(5_000), version: z.int().min(1) });
export type Declaration = z.output<typeof declaration>;

/** How a measured value earns its mark: the first band whose tolerance holds it; beyond the last, nothing. All thousandths. */
export const measure = z.object({
  unit: z.string().min(1).max(20),
  nominal: z.int(),
  /** By `within`, ascending: |value − nominal| ≤ within earns `mark`. */
  bands: z.array(z.object({ within: z.int().min(0), mark: z.int().min(0) })).min(1).max(20),
});
export type Measure = z.output<typeof measure>;

export const criterion = z.object({
  code,
  name: z.string().min(1),
  /** Relative weight; the total divides by the sum of all. */
  weight: z.int().min(1).max(1_000),
  /** Highest mark, in thousandths. */
  max: z.int().min(1).default(100_000),
  /** Smallest step of a mark, in thousandths (10 = two decimals). */
  step: z.int().min(1).default(10),
  /** What a mark of at least `from` (thousandths) means. */
  levels: z.array(z.object({ from: z.int().min(0), name: z.string(), description: z.string() })).default([]),
  /** domain.md §5: a judge gives a mark, or measures a value of which the mark follows. */
  aspect: z.enum(['judgement', 'measurement']).default('judgement'),
  /** Of a measurement only. */
  measure: measure.optional(),
  /** The component it belongs to, where the rules name any. */
  component: code.optional(),
});
export type Criterion = z.output<typeof criterion>;

/** A part of the whole with a weight of its own, as theory 30 and practical work 70. */
export const component = z.object({
  code,
  name: z.string().min(1),
  weight: z.int().min(1).max(1_000),
  /** Thousandths; an entry below keeps its score and gets no rank. */
  passMark: z.int().min(0).nullable().default(null),
});
export type Component = z.output<typeof component>;

/** What a judge signs before a queue opens, unless the rules have words of their own (domain.md §5). */
export const STANDARD_DECLARATION =
  '本人承诺：与本轮参评人选及作品不存在亲属、师徒、同单位、同一创新工作室、共同完成、推荐等须回避的关系；已知的关系均已在下面申报。评审中如发现新的回避情形，立即申请回避。本人独立评分，不泄露评审内容。';

/** A floor or a cap on an attribute among the winners; floors round up, caps round down (domain.md §7). */
export const quota = z.object({
  code,
  name: z.string().min(1),
  attribute: z.string().min(1),
  values: z.array(z.string()).min(1),
  kind: z.enum(['floor', 'cap']),
  percent,
  /** “of which”: the base is the winners counted by that other quota instead of the whole list. */
  of: z.string().optional(),
});
export type Quota = z.output<typeof quota>;

/**
 * Everything a round runs by. Versioned, pinned when the round opens, never changed in place. A key that came later has
 * a default, so that versions stored before it read the same; their bytes and hashes stay.
 */
export const ruleContent = z.object({
  intake: z.object({
    /** How entries get in: put forward by a union, by oneself, handed in as a work, or only carried from earlier rounds. */
    origins: z.array(z.enum(['recommendation', 'self_nomination', 'submission', 'carried'])).min(1),
    /** The desks an entry passes, in order. */
    route: z.array(z.enum(['unit', 'district', 'city'])).min(1),
    /** Recommendations a unit may make for each category of a round; null is no limit. */
    unitPlaces: z.int().min(0).nullable(),
    /** Entries a district or industry union may pass up for each category of a round; null is no limit. */
    districtPlaces: z.int().min(0).nullable(),
    /** Working days to correct what was returned. */
    correctionDays: z.int().min(1).default(3),
    /** Authors a work may name, the one who hands it in among them. */
    mostAuthors: z.int().min(1).max(20).default(10),
    /** Categories whose works are made by a mentor and an apprentice with a recorded tie. */
    mentorPairIn: z.array(code).default([]),
  }),
  form: z.object({ fields: z.array(formField) }),
  /** By category: what belongs there, in a sentence or two, shown where it is chosen. */
  guidance: z.record(code, z.string().min(1).max(300)).optional(),
  declarations: z.array(declaration).default([]),
  judging: z.object({
    judgesPerEntry: z.int().min(1).default(5),
    minJudges: z.int().min(1).default(5),
    criteria: z.array(criterion).min(1),
    components: z.array(component).default([]),
    /** What happens when the judges of one entry lie further apart than `limit` (thousandths, largest total minus smallest); null is no limit. */
    spread: z.object({ limit: z.int().min(1), then: z.enum(['further_judge', 'discussion']).default('further_judge') }).nullable().default(null),
    /** Names and units hidden from judges, code numbers instead. */
    isBlind: z.boolean().default(false),
    declaration: z.string().min(1).max(5_000).default(STANDARD_DECLARATION),
    /** Entries judges try the rubric on before judging opens; never counted. */
    practice: z.int().min(0).max(50).default(0),
  }),
  computing: z.object({
    method: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('mean') }),
      z.object({ kind: z.literal('median') }),
      z.object({ kind: z.literal('trimmed'), high: z.int().min(0).default(1), low: z.int().min(0).default(1) }),
      z.object({ kind: z.literal('zscore') }),
      z.object({ kind: z.literal('calibrated') }),
    ]),
    /** Decimals of the published score. */
    decimals: z.int().min(0).max(3).default(2),
    rounding: z.enum(['half_up', 'half_even']).default('half_up'),
    /**
     * Populations whose quality the calibrated model lets differ: the categories, or the districts where each has a panel of its
     * own (docs/decisions/0006), or none.
     */
    groups: z.enum(['category', 'district', 'none']).default('category'),
    /** What meets the pass mark of a component: its exact value, or the same rounded to `decimals`. */
    passMark: z.enum(['exact', 'rounded']).default('exact'),
    ties: z.array(z.discriminatedUnion('by', [z.object({ by: z.literal('mean') }), z.object({ by: z.literal('criterion'), criterion: code })])).default([]),
  }),
  deciding: z.object({
    /** Places for each category; may stay empty (宁缺勿滥). */
    places: z.int().min(0),
    /** Lowest score that can win, in thousandths; null is none. */
    minimumMark: z.int().min(0).nullable(),
    /** Whether a shared rank that does not fit whole is left out whole or taken whole. */
    tieAtCut: z.enum(['none_in', 'all_in']).default('none_in'),
    quotas: z.array(quota).default([]),
    /** One list under quotas, computed exactly, instead of places for each category. */
    selection: selectionRules.optional(),
  }),
  notice: z.object({
    workingDays: z.int().min(0).default(5),
    /** What becomes of a notice whose list changed while it ran: it goes on to its end, or starts again. Left out, it goes on. */
    afterChange: z.enum(['continue', 'restart']).optional(),
  }),
  /** The title conferred, `{category}` standing for the category's name: 月度{category}. */
  title: z.string().min(1),
  /** What places bring beyond the title; none when left out. */
  awards: awardCatalogue.optional(),
});
export type RuleContent = z.output<typeof ruleContent>;

/** The form of one category: without the fields that only others ask for. */
export const formOf = ({ form }: Pick<RuleContent, 'form'>, category: string): RuleContent['form'] =>
  ({ ...form, fields: form.fields.filter(({ onlyIn }) => !onlyIn || onlyIn.includes(category)) });
