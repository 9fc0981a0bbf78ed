// The season of the sample: five star kinds, monthly → quarterly → annual, two places per kind, three in the year.

const MONTH = {
  unitPlaces: 2,
  places: 2,
  minimumMark: '80.00',
  minJudges: 5,
  method: { kind: 'trimmed', high: 1, low: 1 },
  decimals: 2,
  rounding: 'half_up',
  criteria: [
    { code: 'diligence', name: '敬业奉献', weight: 30, max: 100 },
    { code: 'skill', name: '技能水平', weight: 30, max: 100 },
    { code: 'innovation', name: '创新成果', weight: 20, max: 100 },
    { code: 'example', name: '示范作用', weight: 20, max: 100 },
  ],
  ties: [{ by: 'mean' }, { by: 'criterion', criterion: 'skill' }],
  tieAtCut: 'none_in',
  quotas: [],
};

const YEAR_QUOTAS = [
  { code: 'front_line', name: '一线职工和专业技术人员', attribute: 'post_class', values: ['front_line', 'technical'], kind: 'floor', percent: 50 },
  { code: 'heads', name: '企业负责人', attribute: 'post_class', values: ['head'], kind: 'cap', percent: 10 },
  { code: 'managers', name: '企业管理人员', attribute: 'post_class', values: ['manager'], kind: 'cap', percent: 15 },
];

export const SEASON = {
  year: 2026,
  name: '2026年度网上劳动和技能竞赛',
  categories: [
    { code: 'labour', name: '劳动之星' },
    { code: 'skill', name: '技能之星' },
    { code: 'innovation', name: '创新之星' },
    { code: 'service', name: '服务之星' },
    { code: 'safety', name: '安康之星' },
  ],
  rules: { month: MONTH, quarter: MONTH, year: { ...MONTH, places: 3, quotas: YEAR_QUOTAS } },
};
