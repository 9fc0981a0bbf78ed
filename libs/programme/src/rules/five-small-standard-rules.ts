import { ruleContent, type Criterion, type FormField, type RuleContent } from './rule-content';
import { levels, ORIGINALITY, PUBLICITY } from './standard-parts';

const CRITERIA: readonly Partial<Criterion>[] = [
  { code: 'novelty', name: '创新性', weight: 30, levels: levels('做法为首创，有查新或专利佐证', '对已有做法有明显改进', '局部改进', '与已有做法没有区别') },
  { code: 'practicality', name: '实用性', weight: 25, levels: levels('已在生产中稳定应用半年以上', '已投入应用', '已完成试制或试行', '仅为设想') },
  { code: 'benefit', name: '效益', weight: 30, levels: levels('指标与效益数据完整，基数、期间清楚并有佐证', '有效益数据，佐证不全', '仅有定性描述', '看不出效益') },
  { code: 'spread', name: '推广价值', weight: 15, levels: levels('可在全行业推广，已有其他单位采用', '可在本系统推广', '可在本单位推广', '只适用于个别场合') },
];

const FIELDS: readonly Partial<FormField>[] = [
  { code: 'problem', label: '要解决的问题', kind: 'long_text', required: true, maxLength: 1_000, help: '原来的做法有什么不便、损耗或风险' },
  { code: 'measure', label: '做法', kind: 'long_text', required: true, maxLength: 2_000, help: '改了什么，怎样实现；不要填写身份证号和电话号码' },
  { code: 'novelty', label: '创新点', kind: 'long_text', maxLength: 600, onlyIn: ['invention'], help: '与已有做法的不同之处；有专利、查新报告的写明编号' },
  { code: 'origin', label: '原有设备或工具', kind: 'text', maxLength: 120, onlyIn: ['creation'], help: '在什么设备、工具上改制而成' },
  { code: 'comparison', label: '改进前后对比', kind: 'long_text', maxLength: 600, onlyIn: ['renovation'], help: '工序、用时、用料各有什么变化' },
  { code: 'drawings', label: '设计图', kind: 'files', accept: ['image', 'document'], maxFiles: 6, maxMegabytes: 20, onlyIn: ['design'], help: '图纸、效果图或版式，图片或 PDF' },
  { code: 'adoption', label: '采纳情况', kind: 'text', maxLength: 120, onlyIn: ['suggestion'], help: '例如：设备部 2026 年 3 月采纳，已在两个车间试行' },
  {
    code: 'outcomes', label: '成果效益', kind: 'outcomes', required: true, accept: ['image', 'document'], maxMegabytes: 50,
    help: '至少一项技术指标或效益；写明计算基数（如每台机组、每个大修周期）和期间，有结算单、检测报告的附上，由单位财务核实',
  },
  { code: 'applied_on', label: '投入应用日期', kind: 'day', help: '试制、试行的填开始日期；尚未应用可不填' },
  { code: 'photos', label: '现场图片', kind: 'files', accept: ['image'], maxFiles: 9, maxMegabytes: 20, help: '改进前后、使用现场，最多 9 张' },
  { code: 'proofs', label: '佐证材料', kind: 'files', accept: ['document', 'image'], maxFiles: 6, maxMegabytes: 50, help: '检测报告、专利证书、应用证明等，PDF、Word、Excel 或图片' },
  { code: 'video', label: '演示视频', kind: 'files', accept: ['video'], maxFiles: 1, maxMegabytes: 300, maxSeconds: 180, help: '不超过 3 分钟、300 MB，横竖屏均可，建议讲清“原来怎样、现在怎样”' },
];

/** The monthly five-small awards: up to 20 of each kind, never filled to the number. */
export const fiveSmallStandardRules: RuleContent = ruleContent.parse({
  intake: { origins: ['submission'], route: ['unit', 'district', 'city'], unitPlaces: null, districtPlaces: null, correctionDays: 3 },
  form: { fields: FIELDS },
  guidance: {
    invention: '首创的装置、工具、仪器或方法，解决生产中没有现成办法的难题。',
    creation: '在已有设备、工具、工装上改制，使它更省力、更安全、更好用。',
    renovation: '对工艺、工序、操作方法的改进，质量、效率或消耗有可计量的变化。',
    design: '产品结构、版面标识、布局流程等设计，已经采用或可以直接采用。',
    suggestion: '对管理、安全、节能、服务提出并被采纳的合理化建议。',
  },
  declarations: [ORIGINALITY, PUBLICITY],
  judging: { judgesPerEntry: 5, minJudges: 5, criteria: CRITERIA },
  computing: { method: { kind: 'trimmed', high: 1, low: 1 }, decimals: 2, ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'benefit' }, { by: 'criterion', criterion: 'novelty' }] },
  deciding: { places: 20, minimumMark: 70_000, tieAtCut: 'none_in' },
  notice: { workingDays: 5 },
  title: '“五小”活动展示奖（{category}）',
});
