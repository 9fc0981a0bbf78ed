import type { Language, OutputTable, OutputRow } from '@jiangong/platform';
import type { SelectionLineView, SelectionView } from './selection.view';

const HEADS = {
  zh: ['位次', '名次', '编号', '人选', '单位', '区县', '类别', '得分', '计入的要求', '结论', '备选次序', '未入选的原因'],
  en: ['Position', 'Rank', 'Number', 'Candidate', 'Unit', 'District', 'Category', 'Score', 'Counts for', 'Outcome', 'Reserve', 'Displaced by'],
} as const;
const OUTCOMES = {
  zh: { in: '入选', added: '入选（人工增加）', removed: '移出（人工）', out: '未入选' },
  en: { in: 'on the list', added: 'on the list (by hand)', removed: 'taken off (by hand)', out: 'not on the list' },
} as const;
const NUMBERS: readonly number[] = [0, 1, 7, 10];

/** Thousandths as points, exactly. */
const points = (thousandths: number): string => `${Math.trunc(thousandths / 1000)}.${String(Math.abs(thousandths % 1000)).padStart(3, '0')}`;

/** The list with everybody displaced and all reserves, as it is shown: one row for each. */
export function selectionWorkbook({ lines, rules }: Pick<SelectionView, 'lines' | 'rules'>, language: Language): OutputTable {
  const nameOf = new Map(rules.map(({ code, name }) => [code, name]));
  const named = (codes: readonly string[]): string => codes.map((code) => nameOf.get(code) ?? code).join(language === 'zh' ? '、' : ', ');
  const outcome = ({ isListed, override }: SelectionLineView): string => OUTCOMES[language][isListed ? (override === 'added' ? 'added' : 'in') : override === 'removed' ? 'removed' : 'out'];
  const rows = lines.map((line): OutputRow => [
    line.position, line.rank, line.entryCode, line.title, line.organizationName, line.districtName, line.categoryName, points(line.score), named(line.quotas), outcome(line), line.reserve, named(line.displacedBy),
  ]);
  return { name: language === 'zh' ? '名单' : 'List', columns: HEADS[language].map((name, at) => ({ name, kind: NUMBERS.includes(at) ? 'number' : 'text' })), rows };
}
