import type { Cadence } from '@jiangong/kernel';
import { ruleContent, type Criterion, type FormField, type RuleContent } from './rule-content';

/** Four levels for every criterion, so that judges of different panels mean the same by the same mark. */
const levels = (excellent: string, good: string, fair: string, poor: string): Criterion['levels'] => [
  { from: 90_000, name: '优秀', description: excellent },
  { from: 80_000, name: '良好', description: good },
  { from: 60_000, name: '一般', description: fair },
  { from: 0, name: '不足', description: poor },
];

const STAR_CRITERIA: readonly Partial<Criterion>[] = [
  { code: 'diligence', name: '敬业奉献', weight: 30, levels: levels('长期坚守岗位，急难险重任务中起带头作用，有具体事例', '岗位履职优良，能主动承担额外任务', '按要求完成本职工作', '事迹笼统，看不出履职情况') },
  { code: 'skill', name: '技能水平', weight: 30, levels: levels('技能为本行业领先，解决过公认的难题', '技能熟练，在本单位名列前茅', '达到岗位技能要求', '缺少技能方面的依据') },
  { code: 'innovation', name: '创新成果', weight: 20, levels: levels('成果已应用，效益有数据、有佐证', '有改进成果并在本单位使用', '提出过改进设想', '没有创新方面的内容') },
  { code: 'example', name: '示范作用', weight: 20, levels: levels('带徒传技、带动班组成效显著', '在班组中有较好的带动作用', '个人表现良好，带动作用有限', '看不出示范作用') },
];

const FIVE_SMALL_CRITERIA: readonly Partial<Criterion>[] = [
  { code: 'novelty', name: '创新性', weight: 30, levels: levels('做法为首创，有查新或专利佐证', '对已有做法有明显改进', '局部改进', '与已有做法没有区别') },
  { code: 'practicality', name: '实用性', weight: 25, levels: levels('已在生产中稳定应用半年以上', '已投入应用', '已完成试制或试行', '仅为设想') },
  { code: 'benefit', name: '效益', weight: 30, levels: levels('指标与效益数据完整，基数、期间清楚并有佐证', '有效益数据，佐证不全', '仅有定性描述', '看不出效益') },
  { code: 'spread', name: '推广价值', weight: 15, levels: levels('可在全行业推广，已有其他单位采用', '可在本系统推广', '可在本单位推广', '只适用于个别场合') },
];

const STAR_FORM: readonly Partial<FormField>[] = [
  { code: 'deeds', label: '主要事迹', kind: 'long_text', required: true, maxLength: 2_000, help: '写清时间、做了什么、结果怎样；不要填写身份证号和电话号码' },
  { code: 'post', label: '岗位', kind: 'text', maxLength: 60, help: '例如：检修车间钳工班班长' },
  { code: 'achievements', label: '主要成果', kind: 'long_text', maxLength: 1_000, help: '获奖、专利、带徒等，没有可不填' },
];

const FIVE_SMALL_FORM: readonly Partial<FormField>[] = [
  { code: 'problem', label: '要解决的问题', kind: 'long_text', required: true, maxLength: 1_000, help: '原来的做法有什么不便、损耗或风险' },
  { code: 'measure', label: '做法', kind: 'long_text', required: true, maxLength: 2_000, help: '改了什么，怎样实现' },
  { code: 'indicator', label: '技术指标', kind: 'text', required: true, maxLength: 60, help: '例如：使用寿命' },
  { code: 'indicator_value', label: '指标数值', kind: 'decimal', required: true, help: '例如：28000' },
  { code: 'indicator_unit', label: '指标单位', kind: 'text', required: true, maxLength: 20, help: '例如：小时' },
  { code: 'direct_benefit', label: '直接效益（元）', kind: 'money', minimum: 0, help: '例如：492000' },
  { code: 'direct_base', label: '直接效益计算基数', kind: 'text', maxLength: 60, help: '例如：每台机组' },
  { code: 'indirect_benefit', label: '间接效益（元）', kind: 'money', minimum: 0, help: '例如：6048000' },
  { code: 'indirect_base', label: '间接效益计算基数', kind: 'text', maxLength: 60, help: '例如：每个大修周期' },
  { code: 'applied_on', label: '投入应用日期', kind: 'day' },
];

const YEAR_QUOTAS = [
  { code: 'front_line', name: '一线职工和专业技术人员', attribute: 'post_class', values: ['front_line', 'technical'], kind: 'floor', percent: 50 },
  { code: 'heads', name: '企业负责人', attribute: 'post_class', values: ['head'], kind: 'cap', percent: 10 },
  { code: 'managers', name: '企业管理人员', attribute: 'post_class', values: ['manager'], kind: 'cap', percent: 15 },
];

const SCORING = { method: { kind: 'trimmed', high: 1, low: 1 }, decimals: 2 };
const JUDGES = { judgesPerEntry: 5, minJudges: 5 };
const CARRIED = { origins: ['carried'], route: ['city'], unitPlaces: null, districtPlaces: null };

const starRules = (intake: object, fields: readonly Partial<FormField>[], deciding: object, workingDays: number, title: string): RuleContent =>
  ruleContent.parse({
    intake, form: { fields }, title, notice: { workingDays },
    judging: { ...JUDGES, criteria: STAR_CRITERIA },
    computing: { ...SCORING, ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'skill' }] },
    deciding: { minimumMark: 80_000, tieAtCut: 'none_in', ...deciding },
  });

/**
 * The star competition. Monthly lists are shown as they are published; the public notice of five working days
 * (domain.md §7) stands before the quarterly and the annual list.
 */
export const starStandardRules: Readonly<Record<Exclude<Cadence, 'stage'>, RuleContent>> = {
  month: starRules(
    { origins: ['recommendation', 'self_nomination'], route: ['unit', 'district', 'city'], unitPlaces: 2, districtPlaces: 2, correctionDays: 3 },
    STAR_FORM, { places: 2 }, 0, '月度{category}',
  ),
  quarter: starRules(CARRIED, STAR_FORM, { places: 2 }, 5, '季度{category}'),
  year: starRules(CARRIED, STAR_FORM, { places: 3, quotas: YEAR_QUOTAS }, 5, '年度{category}'),
};

/** The monthly five-small awards: up to 20 of each kind, never filled to the number. */
export const fiveSmallStandardRules: RuleContent = ruleContent.parse({
  intake: { origins: ['submission'], route: ['unit', 'district', 'city'], unitPlaces: null, districtPlaces: null, correctionDays: 3 },
  form: { fields: FIVE_SMALL_FORM },
  judging: { ...JUDGES, criteria: FIVE_SMALL_CRITERIA },
  computing: { ...SCORING, ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'benefit' }, { by: 'criterion', criterion: 'novelty' }] },
  deciding: { places: 20, minimumMark: 70_000, tieAtCut: 'none_in' },
  notice: { workingDays: 5 },
  title: '“五小”活动展示奖（{category}）',
});
