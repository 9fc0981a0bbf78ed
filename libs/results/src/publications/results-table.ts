import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader, type OutputColumn, type OutputTable } from '@jiangong/platform';
import { entryInScope, resultScope, roundInScope, UNIT_OF_ENTRY, type SheetPart } from '../score-runs/public';

interface Head {
  readonly runId: string;
  readonly round: string;
  readonly code: string;
}

interface Line {
  readonly category: string;
  readonly rank: number | null;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly district: string | null;
  readonly score: number | null;
  readonly reason: string | null;
  readonly title: string | null;
  readonly sheets: readonly SheetPart[];
  readonly calibratedScore: number | null;
  readonly se: number | null;
  readonly calibratedRank: number | null;
  readonly rankLow: number | null;
  readonly rankHigh: number | null;
  readonly isUncertain: boolean;
}

/** The run behind the standing list, else the one that stands. */
const HEAD = `
  select s.id as "runId", r.name as round, r.code
    from score_run s join round r on r.id = s.round_id
    left join decision d on d.run_id = s.id and d.state = 'standing'
   where s.round_id = $3 and s.state = 'sealed' and ${roundInScope('s.round_id')}
   order by (d.id is not null) desc, s.stands desc, s.number desc limit 1`;

const LINES = `
  select c.name as category, l.rank, e.code, e.title as name, unit.name as unit, o.name as district, l.score, l.reason, p.title, l.sheets,
         l.calibrated_score as "calibratedScore", l.se, l.calibrated_rank as "calibratedRank", l.rank_low as "rankLow", l.rank_high as "rankHigh", l.is_uncertain as "isUncertain"
    from score_line l
    join category c on c.id = l.category_id
    join entry e on e.id = l.entry_id
    left join organization o on o.id = e.district_id
    left join decision d on d.run_id = l.run_id and d.state = 'standing'
    left join decision_place p on p.decision_id = d.id and p.entry_id = l.entry_id
    ${UNIT_OF_ENTRY}
   where l.run_id = $3 and ($1::boolean or cardinality($2::uuid[]) > 0) and ${entryInScope('e.organization_id')}
   order by l.position`;

const REASONS: Readonly<Record<string, string>> = { no_sheets: '无评分', too_few_judges: '评分份数不足', below_pass_mark: '单项未达合格线' };

/** Thousandths with three decimals at most and no trailing zeros beyond two: 89.65, 90.00, 88.125. */
export function points(thousandths: number): string {
  const text = (thousandths / 1000).toFixed(3);
  return text.endsWith('0') ? text.slice(0, -1) : text;
}

const sheetText = ({ judge, total, fate }: SheetPart): string =>
  total === null ? `${judge} 未评完` : `${judge} ${points(total)}${fate === 'kept' ? '' : '（去）'}`;

/** So many judges have a column each. */
const WIDEST = 60;

const numbered = (value: number | null): string => (value === null ? '' : points(value));

/** One column a judge of the run, in the order of the codes: the total as text where it was left out, so that no sum takes it in. */
const judgeColumns = (codes: readonly string[]): OutputColumn[] => codes.map((code) => ({ name: `${code} 评分`, kind: 'number' as const }));
const judgeCells = (sheets: readonly SheetPart[], codes: readonly string[]): (string | null)[] => {
  const byCode = new Map(sheets.map((sheet) => [sheet.judge, sheet]));
  return codes.map((code) => {
    const sheet = byCode.get(code);
    if (!sheet) return null;
    return sheet.total === null ? '未评完' : `${points(sheet.total)}${sheet.fate === 'kept' ? '' : '（去）'}`;
  });
};

export const RESULT_COLUMNS: readonly OutputColumn[] = [
  { name: '类别' }, { name: '名次', kind: 'number' }, { name: '编号' }, { name: '姓名（作品）', width: 24 }, { name: '单位', width: 36 }, { name: '区县（产业）', width: 24 },
  { name: '得分', kind: 'number' }, { name: '说明' }, { name: '入选' }, { name: '称号', width: 18 }, { name: '评委评分', width: 60 },
  { name: '校准得分', kind: 'number' }, { name: '标准误', kind: 'number' }, { name: '校准名次', kind: 'number' }, { name: '名次区间' }, { name: '先后未定' },
];

/** The ranking of a round as a table to take away, under the same scope as on the screen. */
@Injectable()
export class ResultsTable {
  constructor(private readonly reader: Reader) {}

  async of(actor: Actor, roundId: string): Promise<{ fileName: string; table: OutputTable }> {
    const scope = resultScope(actor);
    const head = isId(roundId) ? await this.reader.first<Head>(HEAD, [...scope, roundId]) : null;
    if (!head) throw new NotFound({ zh: '结果', en: 'results' });
    const lines = await this.reader.rows<Line>(LINES, [...scope, head.runId]);
    const codes = [...new Set(lines.flatMap(({ sheets }) => sheets.map(({ judge }) => judge)))].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
    // a column a judge serves a panel; where hundreds judge, the one column with all of them does
    const shown = codes.length <= WIDEST ? codes : [];
    const rows = lines.map((line) => [
      line.category, line.rank, line.code, line.name, line.unit, line.district, line.score === null ? '' : points(line.score),
      line.reason ? (REASONS[line.reason] ?? line.reason) : '', line.title ? '是' : '', line.title, line.sheets.map(sheetText).join('；'),
      numbered(line.calibratedScore), numbered(line.se), line.calibratedRank, line.rankLow === null ? '' : `${line.rankLow}–${line.rankHigh ?? ''}`, line.isUncertain ? '是' : '',
      ...judgeCells(line.sheets, shown),
    ]);
    return { fileName: `${head.round}结果.xlsx`, table: { name: head.code, columns: [...RESULT_COLUMNS, ...judgeColumns(shown)], rows } };
  }
}
