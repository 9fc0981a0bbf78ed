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
}

/** The run behind the standing list, else the newest sealed one. */
const HEAD = `
  select s.id as "runId", r.name as round, r.code
    from score_run s join round r on r.id = s.round_id
    left join decision d on d.run_id = s.id and d.state = 'standing'
   where s.round_id = $3 and s.state = 'sealed' and ${roundInScope('s.round_id')}
   order by (d.id is not null) desc, s.number desc limit 1`;

const LINES = `
  select c.name as category, l.rank, e.code, e.title as name, unit.name as unit, o.name as district, l.score, l.reason, p.title, l.sheets
    from score_line l
    join category c on c.id = l.category_id
    join entry e on e.id = l.entry_id
    left join organization o on o.id = e.district_id
    left join decision d on d.run_id = l.run_id and d.state = 'standing'
    left join decision_place p on p.decision_id = d.id and p.entry_id = l.entry_id
    ${UNIT_OF_ENTRY}
   where l.run_id = $3 and ($1::boolean or cardinality($2::uuid[]) > 0) and ${entryInScope('e.organization_id')}
   order by l.position`;

const REASONS: Readonly<Record<string, string>> = { no_sheets: '无评分', too_few_judges: '评分份数不足' };

/** Thousandths with three decimals at most and no trailing zeros beyond two: 89.65, 90.00, 88.125. */
export function points(thousandths: number): string {
  const text = (thousandths / 1000).toFixed(3);
  return text.endsWith('0') ? text.slice(0, -1) : text;
}

const sheetText = ({ judge, total, fate }: SheetPart): string =>
  total === null ? `${judge} 未评完` : `${judge} ${points(total)}${fate === 'kept' ? '' : '（去）'}`;

export const RESULT_COLUMNS: readonly OutputColumn[] = [
  { name: '类别' }, { name: '名次', kind: 'number' }, { name: '编号' }, { name: '姓名（作品）', width: 24 }, { name: '单位', width: 36 }, { name: '区县（产业）', width: 24 },
  { name: '得分', kind: 'number' }, { name: '说明' }, { name: '入选' }, { name: '称号', width: 18 }, { name: '评委评分', width: 60 },
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
    const rows = lines.map((line) => [
      line.category, line.rank, line.code, line.name, line.unit, line.district, line.score === null ? '' : points(line.score),
      line.reason ? (REASONS[line.reason] ?? line.reason) : '', line.title ? '是' : '', line.title, line.sheets.map(sheetText).join('；'),
    ]);
    return { fileName: `${head.round}结果.xlsx`, table: { name: head.code, columns: RESULT_COLUMNS, rows } };
  }
}
