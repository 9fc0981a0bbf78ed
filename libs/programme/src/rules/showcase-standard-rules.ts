import { ruleContent, type Criterion, type FormField, type RuleContent } from './rule-content';
import { levels, ORIGINALITY, PORTRAIT, PUBLICITY } from './standard-parts';

const CRITERIA: readonly Partial<Criterion>[] = [
  { code: 'craft', name: '技艺水平', weight: 40, levels: levels('行业公认的绝活或首创做法，关键动作看得清、测得准', '明显高于岗位要求，有可比的数据', '熟练完成岗位操作', '看不出技艺') },
  { code: 'value', name: '实际价值', weight: 30, levels: levels('解决生产难题或带出徒弟，效果有数据、有佐证', '在本单位应用并有效果', '有一定帮助', '看不出用处') },
  { code: 'telling', name: '讲述与呈现', weight: 20, levels: levels('三分钟内讲清来历、难点和诀窍，画面声音清楚', '讲述完整，画面清楚', '能看懂，重点不突出', '看不清、听不清') },
  { code: 'learning', name: '可学可传', weight: 10, levels: levels('步骤分解清楚，同行看了能上手', '要领讲明', '只有演示', '无法学习') },
];

const FIELDS: readonly Partial<FormField>[] = [
  { code: 'summary', label: '一句话介绍', kind: 'text', required: true, maxLength: 60, help: '公开展示时放在标题下面，例如：蒙眼穿针般的毫米级对中' },
  { code: 'story', label: '作品介绍', kind: 'long_text', required: true, maxLength: 1_000, help: '技艺或成果的来历、难点和诀窍；不要填写身份证号和电话号码' },
  { code: 'measured', label: '技艺指标', kind: 'text', maxLength: 120, onlyIn: ['skill'], help: '例如：凭手感判断 0.01 毫米误差，十次无一失手' },
  { code: 'lineage', label: '师徒传承', kind: 'long_text', required: true, maxLength: 600, onlyIn: ['mentor'], help: '何时结对，教了什么，徒弟有什么成长' },
  { code: 'outcomes', label: '成果效益', kind: 'outcomes', accept: ['image', 'document'], maxMegabytes: 50, onlyIn: ['innovation'], help: '技术指标、直接效益、间接效益，由单位财务核实' },
  { code: 'video', label: '视频', kind: 'files', required: true, accept: ['video'], maxFiles: 1, maxMegabytes: 300, maxSeconds: 180, help: '不超过 3 分钟、300 MB，横竖屏均可；开头三秒就让人看到手上的活' },
  { code: 'photos', label: '图片', kind: 'files', accept: ['image'], maxFiles: 9, maxMegabytes: 20, help: '工作现场、作品细节，最多 9 张' },
];

/** The showcase: three channels of short videos, shown once moderated, with a panel's pick of the month (domain.md §3, §10). */
export const showcaseStandardRules: RuleContent = ruleContent.parse({
  intake: { origins: ['submission'], route: ['unit', 'district', 'city'], unitPlaces: null, districtPlaces: null, correctionDays: 3, mentorPairIn: ['mentor'] },
  form: { fields: FIELDS },
  guidance: {
    skill: '个人的独门手艺、绝招绝技，三分钟视频里看得到真功夫。',
    mentor: '师徒二人共同出镜，讲传承、教手艺；须先由工会登记师徒关系。',
    innovation: '岗位上的创新成果，讲清原来怎样、改了什么、好在哪里。',
  },
  declarations: [ORIGINALITY, PORTRAIT, PUBLICITY],
  judging: { judgesPerEntry: 3, minJudges: 3, criteria: CRITERIA },
  computing: { method: { kind: 'mean' }, decimals: 2, ties: [{ by: 'criterion', criterion: 'craft' }, { by: 'criterion', criterion: 'value' }] },
  deciding: { places: 3, minimumMark: 75_000, tieAtCut: 'none_in' },
  notice: { workingDays: 0 },
  title: '月度{category}推荐作品',
});
