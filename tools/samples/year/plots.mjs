// What the sample must contain besides ordinary rows: ties, boundaries and mistakes, each at a known place.
//
// A slot describes one entry: `quality` is the mark its judges hover around; `totals` are the exact totals of its five judges,
// and `skillShift` how far the skill mark lies above the total; `label` names a member who comes back in a later round;
// `home` fixes the enterprise, `via` and `time` the recommendation; `flaw` spoils a sheet (see marking.mjs).

const TOTALS = {
  sameScoreLowMean: [84.5, 88.2, 88.4, 88.9, 91],
  sameScoreHighMean: [86.2, 88.1, 88.6, 88.8, 93.5],
  plain: [85.2, 87.4, 88, 88.6, 91],
  high: [87, 90.2, 90.6, 91, 94],
  /** trimmed mean 79.99: below the minimum mark by one hundredth */
  justBelow: [76, 79.97, 79.99, 80.01, 84],
  /** trimmed mean 79.995: half-up makes 80.00 and reaches the minimum mark; floating point would miss it */
  justReached: [75, 79.905, 79.98, 80.1, 84],
  /** both round to 88.33; the first is higher before rounding, the second has the higher mean of all judges and goes first */
  higherUnrounded: [80, 88.3, 88.304, 88.4, 95],
  higherMean: [80, 88.3, 88.3, 88.4, 99],
};

const CHANGAN = '重庆长安汽车股份有限公司';

export const MONTH_PLOTS = {
  '2026-01|劳动之星': [{ quality: 93 }, { totals: TOTALS.sameScoreLowMean }, { totals: TOTALS.sameScoreHighMean }, { quality: 82 }],
  '2026-02|劳动之星': [{ quality: 93, label: 'twoQuarters' }, { quality: 88 }, { quality: 85 }, { quality: 82 }],
  '2026-02|技能之星': [{ quality: 93 }, { totals: TOTALS.plain, skillShift: 1.5 }, { totals: TOTALS.plain, skillShift: -1 }, { quality: 82 }],
  '2026-02|服务之星': [{ quality: 91, flaw: { reason: 'not_a_number', value: null, isReplaced: true } }, { quality: 86 }, { quality: 84 }, { quality: 82 }],
  '2026-03|创新之星': [{ totals: TOTALS.high, skillShift: 1 }, { totals: TOTALS.high, skillShift: 1 }, { quality: 84 }, { quality: 82 }],
  '2026-03|服务之星': [{ quality: 92, flaw: { reason: 'full_width' } }, { quality: 87, time: '2026-03-01 00:00:00' }, { quality: 84 }, { quality: 80 }],
  '2026-04|创新之星': [{ quality: 94, label: 'twoMonths' }, { quality: 88 }, { quality: 85 }, { quality: 83 }],
  '2026-04|服务之星': [{ quality: 94 }, { totals: TOTALS.plain, skillShift: 1 }, { totals: TOTALS.plain, skillShift: 1 }, { quality: 82 }],
  '2026-05|技能之星': [{ quality: 92, flaw: { reason: 'not_a_number', value: '优秀', isReplaced: true } }, { quality: 87 }, { quality: 84 }, { quality: 82 }],
  '2026-05|安康之星': [{ quality: 89 }, { totals: TOTALS.justBelow }, { quality: 76 }, { quality: 74 }],
  '2026-06|劳动之星': [{ quality: 91 }, { totals: TOTALS.justReached }, { quality: 77 }, { quality: 75 }],
  '2026-06|创新之星': [{ quality: 93, label: 'twoMonths' }, { quality: 89 }, { quality: 85 }, { quality: 83 }],
  '2026-06|服务之星': [
    { quality: 88, home: CHANGAN, via: 'own', time: '2026-06-08 09:15:20' },
    { quality: 86, home: CHANGAN, via: 'own', time: '2026-06-12 14:20:05' },
    { quality: 91, home: CHANGAN, via: 'self', time: '2026-06-20 10:02:41' },
    { quality: 83 },
  ],
  '2026-07|技能之星': [{ quality: 94 }, { totals: TOTALS.higherUnrounded }, { totals: TOTALS.higherMean }, { quality: 83 }],
  '2026-08|劳动之星': [{ quality: 94, label: 'twoQuarters' }, { quality: 88 }, { quality: 85 }, { quality: 82 }],
  '2026-08|服务之星': [{ quality: 94, time: '2026-08-25 17:59:59', via: 'own' }, { quality: 87 }, { quality: 84 }, { quality: 81 }],
  '2026-09|安康之星': [{ quality: 95, flaw: { reason: 'above_max', value: 101, isReplaced: false } }, { quality: 88 }, { quality: 86 }, { quality: 82 }],
  '2026-10|劳动之星': [{ quality: 93, flaw: { reason: 'too_many_decimals', value: 92.125, isReplaced: true } }, { quality: 87 }, { quality: 84 }, { quality: 82 }],
  '2026-11|技能之星': [
    { quality: 93, home: '赛力斯集团股份有限公司', flaw: { reason: 'same_enterprise', isReplaced: true } },
    { quality: 88 }, { quality: 85 }, { quality: 82 },
  ],
  '2026-12|技能之星': [{ quality: 92, flaw: { reason: 'below_zero', value: -5, isReplaced: true } }, { quality: 87 }, { quality: 84 }, { quality: 82 }],
  '2026-12|创新之星': [{ quality: 92, flaw: { reason: 'second_sheet' } }, { quality: 87 }, { quality: 84 }, { quality: 82 }],
};

/** Slots of carried entries: by label, else in the order in which the entries arrive. Entries beyond the list are ordinary. */
export const CARRIED_PLOTS = {
  '2026-Q1|劳动之星': [{ label: 'twoQuarters', quality: 95 }],
  '2026-Q1|安康之星': [{ quality: 94, flaw: { reason: 'unknown_judge', isReplaced: false } }],
  '2026-Q2|创新之星': [{ label: 'twoMonths', quality: 94 }],
  '2026-Q3|劳动之星': [{ label: 'twoQuarters', quality: 95 }],
  '2026-Q3|安康之星': [{ totals: TOTALS.high, skillShift: 1 }, { totals: TOTALS.high, skillShift: 1 }, ...Array(4).fill({ quality: 85 })],
  '2026-Q4|服务之星': [
    { quality: 94 }, { totals: TOTALS.sameScoreHighMean }, { totals: TOTALS.sameScoreLowMean }, ...Array(3).fill({ quality: 84 }),
  ],
  '2026-Y|劳动之星': [
    { label: 'twoQuarters', quality: 95 }, { quality: 92 }, { totals: TOTALS.plain, skillShift: 1 }, { totals: TOTALS.plain, skillShift: 1 },
    ...Array(4).fill({ quality: 83 }),
  ],
  '2026-Y|技能之星': [
    { quality: 95 }, { quality: 92 }, { totals: TOTALS.plain, skillShift: -1 }, { totals: TOTALS.plain, skillShift: 1.5 },
    ...Array(4).fill({ quality: 84 }),
  ],
};

/** the wrong date of the roster belongs to this member, who is therefore unknown when recommended */
export const WRONG_DATE_MEMBER = 'HX0021';

export const ROSTER_MISTAKES = [
  { reason: 'duplicate', after: 'YC0019', row: { 工号: 'YC0003', 姓名: '谭晓渝', 性别: '女', 单位: '重庆中烟涪陵卷烟厂', 入会日期: '2016-04-11', 岗位类别: '一线职工', 农民工: '否' } },
  { reason: 'not_a_date', after: 'HX0020', row: { 工号: WRONG_DATE_MEMBER, 姓名: '罗建川', 性别: '男', 单位: '重庆华新参天水泥有限公司', 入会日期: '2026-02-30', 岗位类别: '一线职工', 农民工: '否' } },
  { reason: 'unknown_unit', after: 'BZ0012', row: { 工号: 'SC0001', 姓名: '庞毅', 性别: '男', 单位: '重庆山城电子仪表厂', 入会日期: '2012-09-01', 岗位类别: '专业技术人员', 农民工: '否' } },
];
export const FULL_WIDTH_IN_ROSTER = 'HC0007';
/** the first recommendation of this month spells its member number in full width */
export const FULL_WIDTH_MONTH = '2026-07';

/** recommendations to be refused; `home` is the member's enterprise, `by` the recommending union when it is not the member's own */
export const REFUSED_RECOMMENDATIONS = [
  { reason: 'no_place_left', month: '2026-06', kind: '服务之星', home: CHANGAN, time: '2026-06-19 16:40:33', isFirstRow: true },
  { reason: 'after_closing', month: '2026-08', kind: '服务之星', home: '重庆火车北站', time: '2026-08-25 18:00:00' },
  { reason: 'before_opening', month: '2026-07', kind: '创新之星', home: '国网綦江供电公司', time: '2026-06-30 23:59:59' },
  { reason: 'unknown_kind', month: '2026-09', kind: '奉献之星', home: '重庆理文造纸有限公司', time: '2026-09-14 10:20:00' },
  { reason: 'unknown_month', month: '2026-13', kind: '技能之星', home: '重庆机械高级技工学校', time: '2026-12-15 11:05:09' },
  { reason: 'unknown_member', month: '2026-04', kind: '劳动之星', home: '重庆华新参天水泥有限公司', code: WRONG_DATE_MEMBER, time: '2026-04-10 09:00:12' },
  { reason: 'not_its_union', month: '2026-10', kind: '安康之星', home: '重庆华峰化工有限公司', by: '渝中区总工会', time: '2026-10-13 15:31:44' },
];
