import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigFault } from '@jiangong/platform';
import { ruleContent, starProgramme, type RuleContent, type SeasonPlan } from '@jiangong/programme';
import { z } from 'zod';

const decimal = z.string().regex(/^\d+(\.\d{1,3})?$/);
const thousandths = (text: string): number => {
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(whole) * 1000 + Number(fraction.padEnd(3, '0'));
};

/** The rules of one cadence as a season file states them: decimals as people write them. */
const cadenceRules = z.object({
  unitPlaces: z.int().min(0).nullable().default(null),
  places: z.int().min(0),
  minimumMark: decimal.nullable().default(null),
  minJudges: z.int().min(1).default(5),
  method: z.discriminatedUnion('kind', [z.object({ kind: z.literal('mean') }), z.object({ kind: z.literal('trimmed'), high: z.int().default(1), low: z.int().default(1) })]),
  decimals: z.int().min(0).max(3).default(2),
  rounding: z.literal('half_up').default('half_up'),
  criteria: z.array(z.object({ code: z.string(), name: z.string(), weight: z.int().min(1), max: z.int().min(1).default(100) })).min(1),
  ties: z.array(z.discriminatedUnion('by', [z.object({ by: z.literal('mean') }), z.object({ by: z.literal('criterion'), criterion: z.string() })])).default([]),
  tieAtCut: z.enum(['none_in', 'all_in']).default('none_in'),
  quotas: z.array(z.object({ code: z.string(), name: z.string(), attribute: z.string(), values: z.array(z.string()), kind: z.enum(['floor', 'cap']), percent: z.int(), of: z.string().optional() })).default([]),
  noticeDays: z.int().min(0).default(0),
});

const seasonFile = z.object({
  year: z.int().min(2000).max(2100),
  name: z.string().min(1),
  categories: z.array(z.object({ code: z.string(), name: z.string().min(1) })).min(1),
  rules: z.object({ month: cadenceRules, quarter: cadenceRules, year: cadenceRules }),
});

type CadenceName = 'month' | 'quarter' | 'year';

export interface YearPlan {
  readonly year: number;
  readonly name: string;
  readonly plan: SeasonPlan;
}

const TITLES: Readonly<Record<CadenceName, string>> = { month: '月度{category}', quarter: '季度{category}', year: '年度{category}' };

function ruleOf(cadence: CadenceName, rules: z.output<typeof cadenceRules>): RuleContent {
  return ruleContent.parse({
    intake: {
      origins: cadence === 'month' ? ['recommendation', 'self_nomination', 'carried'] : ['carried'],
      route: ['unit', 'district', 'city'],
      unitPlaces: rules.unitPlaces,
      districtPlaces: null,
    },
    form: { fields: [{ code: 'deeds', label: '主要事迹', kind: 'long_text', required: true, maxLength: 2000 }] },
    judging: {
      judgesPerEntry: rules.minJudges,
      minJudges: rules.minJudges,
      criteria: rules.criteria.map(({ code, name, weight, max }) => ({ code, name, weight, max: max * 1000 })),
    },
    computing: { method: rules.method, decimals: rules.decimals, ties: rules.ties },
    deciding: {
      places: rules.places,
      minimumMark: rules.minimumMark === null ? null : thousandths(rules.minimumMark),
      tieAtCut: rules.tieAtCut,
      quotas: rules.quotas,
    },
    notice: { workingDays: rules.noticeDays },
    title: TITLES[cadence],
  });
}

/** Reads `season.json` of a year's folder: the star season of the product with the folder's own kinds and rules. */
export async function readSeasonFile(folder: string): Promise<YearPlan> {
  const path = join(folder, 'season.json');
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    throw new ConfigFault(`找不到赛季文件 ${path} / no season file at ${path}`);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    throw new ConfigFault(`${path} 不是有效的 JSON / not valid JSON: ${(error as Error).message}`);
  }
  const parsed = seasonFile.safeParse(raw);
  if (!parsed.success) throw new ConfigFault(`${path} 有误 / is wrong:\n${z.prettifyError(parsed.error)}`);
  const { year, name, categories, rules } = parsed.data;
  const programme = {
    ...starProgramme(year),
    categories,
    rules: { month: ruleOf('month', rules.month), quarter: ruleOf('quarter', rules.quarter), year: ruleOf('year', rules.year) },
  };
  return { year, name, plan: { programmes: [programme] } };
}
