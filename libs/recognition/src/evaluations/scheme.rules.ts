import { canonicalJson, sha256 } from '@jiangong/kernel';
import { z } from 'zod';

/**
 * What an indicator may be reckoned from. There is no other: likes, views, comments, days signed in or study time
 * cannot be named, so they cannot weigh (domain.md §8, 国办函〔2026〕12号).
 */
export const SOURCES = ['units', 'persons', 'accepted', 'honours', 'passed_in_time', 'returned', 'entered'] as const;
export type Source = (typeof SOURCES)[number];

const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);
const measure = z.discriminatedUnion('kind', [
  /** The best district gets the whole weight, the others their share of it. */
  z.strictObject({ kind: z.literal('to_best') }),
  /** Whole weight from the target on, below it the share. */
  z.strictObject({ kind: z.literal('to_target'), target: z.int().min(1).max(1_000_000_000) }),
  /** Whole weight at nothing, none at the limit: less is better. */
  z.strictObject({ kind: z.literal('below'), limit: z.int().min(1).max(1_000_000_000) }),
]);
const indicator = z.strictObject({ code, name: z.string().min(1).max(60), text: z.string().max(300).default(''), weight: z.int().min(1).max(100), source: z.enum(SOURCES), measure });
const group = z.strictObject({ code, name: z.string().min(1).max(60), indicators: z.array(indicator).min(1).max(20) });
const grade = z.strictObject({ name: z.string().min(1).max(20), from: z.int().min(0).max(100_000) });

export const WHOLE = 100;

export const schemeContent = z.strictObject({ groups: z.array(group).min(1).max(12), grades: z.array(grade).min(1).max(8) }).superRefine(({ groups, grades }, context) => {
  const all = groups.flatMap(({ indicators }) => indicators);
  const weight = all.reduce((sum, one) => sum + one.weight, 0);
  if (weight !== WHOLE) context.addIssue({ code: 'custom', path: ['groups'], message: `权重合计 ${weight}，应为 ${WHOLE} / weights add to ${weight}, not ${WHOLE}` });
  const codes = [...groups.map((one) => one.code), ...all.map((one) => one.code)];
  if (new Set(codes).size < codes.length) context.addIssue({ code: 'custom', path: ['groups'], message: '编码重复 / a code stands twice' });
  if (grades.some(({ from }, at) => at > 0 && from >= grades[at - 1]!.from) || grades.at(-1)!.from !== 0) {
    context.addIssue({ code: 'custom', path: ['grades'], message: '等次从高到低，最后一等从 0 起 / grades go down and end at 0' });
  }
});
export type SchemeContent = z.infer<typeof schemeContent>;
export type Indicator = SchemeContent['groups'][number]['indicators'][number];

export const contentHashOf = (content: unknown): string => sha256(canonicalJson(content));

/** What the city starts from; a year's own weights are a new version. */
export const standardScheme: SchemeContent = {
  groups: [
    { code: 'organising', name: '组织发动', indicators: [
      { code: 'units', name: '参赛单位', text: '全年至少有一件申报的单位数', weight: 20, source: 'units', measure: { kind: 'to_best' } },
      { code: 'persons', name: '参赛人数', text: '被推荐或申报的职工人数，每人计一次', weight: 15, source: 'persons', measure: { kind: 'to_best' } },
      { code: 'plan', name: '竞赛计划与经费保障', text: '有年度计划、有经费，附文件编号', weight: 10, source: 'entered', measure: { kind: 'to_target', target: 10 } },
    ] },
    { code: 'quality', name: '审核质量', indicators: [
      { code: 'in_time', name: '按时上报率', text: '在市级评审开始前上报的比例', weight: 15, source: 'passed_in_time', measure: { kind: 'to_target', target: 1000 } },
      { code: 'returned', name: '市级退回率', text: '上报后被市级退回的比例，越低越好', weight: 10, source: 'returned', measure: { kind: 'below', limit: 300 } },
      { code: 'accepted', name: '通过率', text: '申报中被接收参评的比例', weight: 10, source: 'accepted', measure: { kind: 'to_target', target: 900 } },
    ] },
    { code: 'outcome', name: '竞赛成效', indicators: [{ code: 'honours', name: '公布荣誉', text: '已公布名单授予的荣誉项数', weight: 20, source: 'honours', measure: { kind: 'to_best' } }] },
  ],
  grades: [{ name: '优秀', from: 85_000 }, { name: '良好', from: 70_000 }, { name: '合格', from: 50_000 }, { name: '待改进', from: 0 }],
};
