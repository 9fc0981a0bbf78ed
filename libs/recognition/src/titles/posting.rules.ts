import type { TitleContent } from './title-content';

const FIELDS = [
  { code: 'deeds', label: '主要业绩', kind: 'long_text', required: true, maxLength: 2_000, help: '写清时间、做了什么、结果怎样；不要填写身份证号和电话号码' },
  { code: 'innovation', label: '创新课题和成果', kind: 'long_text', required: true, maxLength: 2_000, help: '近一年的课题、专利、改进，写明日期' },
  { code: 'coaching', label: '带徒传技', kind: 'long_text', maxLength: 1_000 },
  { code: 'post', label: '岗位', kind: 'text', maxLength: 60 },
];

/** The rules by which a posting's round runs, from what the title says of its vacancies; read like any other rule document. */
export const postingRules = (titleName: string, { vacancy }: Pick<TitleContent, 'vacancy'>, places: number): object => ({
  intake: { origins: ['self_nomination'], route: ['unit', 'city'], unitPlaces: null, districtPlaces: null, correctionDays: 2 },
  form: { fields: FIELDS },
  judging: { judgesPerEntry: vacancy.judges, minJudges: vacancy.judges, criteria: vacancy.criteria },
  computing: { method: { kind: 'mean' }, decimals: 2, ties: vacancy.criteria.map(({ code }) => ({ by: 'criterion', criterion: code })), groups: 'none' },
  deciding: { places, minimumMark: vacancy.minimumMark, tieAtCut: 'none_in' },
  notice: { workingDays: vacancy.noticeDays },
  title: `${titleName}（{category}）`,
});
