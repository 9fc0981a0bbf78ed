import type { Cadence } from '@jiangong/kernel';
import { ruleContent, type Criterion, type FormField, type RuleContent } from './rule-content';
import { levels } from './standard-parts';

const STAR_CRITERIA: readonly Partial<Criterion>[] = [
  { code: 'diligence', name: '敬业奉献', weight: 30, levels: levels('长期坚守岗位，急难险重任务中起带头作用，有具体事例', '岗位履职优良，能主动承担额外任务', '按要求完成本职工作', '事迹笼统，看不出履职情况') },
  { code: 'skill', name: '技能水平', weight: 30, levels: levels('技能为本行业领先，解决过公认的难题', '技能熟练，在本单位名列前茅', '达到岗位技能要求', '缺少技能方面的依据') },
  { code: 'innovation', name: '创新成果', weight: 20, levels: levels('成果已应用，效益有数据、有佐证', '有改进成果并在本单位使用', '提出过改进设想', '没有创新方面的内容') },
  { code: 'example', name: '示范作用', weight: 20, levels: levels('带徒传技、带动班组成效显著', '在班组中有较好的带动作用', '个人表现良好，带动作用有限', '看不出示范作用') },
];

const STAR_FORM: readonly Partial<FormField>[] = [
  { code: 'deeds', label: '主要事迹', kind: 'long_text', required: true, maxLength: 2_000, help: '写清时间、做了什么、结果怎样；不要填写身份证号和电话号码' },
  { code: 'post', label: '岗位', kind: 'text', maxLength: 60, help: '例如：检修车间钳工班班长' },
  { code: 'achievements', label: '主要成果', kind: 'long_text', maxLength: 1_000, help: '获奖、专利、带徒等，没有可不填' },
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
