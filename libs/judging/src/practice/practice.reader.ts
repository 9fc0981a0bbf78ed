import { Injectable } from '@nestjs/common';
import { isId, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { Rounds, type Phase } from '@jiangong/programme';
import { totalOf, type Marks } from '../sheets/public';
import { agreementOf, lightOf } from './agreement';
import { isPracticeOpen, observationsOf, offsetsOf, panelMeanOf, type PracticeRow } from './practice.rules';
import type { PracticeReportView, PracticeSheetView, PracticeView } from './practice.view';

/** Who was on the panel when the first sample was handed in; who joins later reads the mean and does not move it. */
const FOUNDING = `j.added_in_version <= coalesce((
  select max(v.version) from panel_version v where v.panel_id = j.panel_id and v.appointed_at <= (
    select min(x.locked_at) from practice_sheet x join practice_sample y on y.id = x.sample_id where y.round_id = r.id)), j.added_in_version)`;

/** Rounds the judge is on the panel of that have samples and are before or in judging. */
const OWN = `
  select r.id as "roundId", r.phase,
         json_agg(json_build_object('sampleId', s.id, 'number', s.number, 'title', s.title, 'fields', s.fields,
           'marks', coalesce(p.marks, '{}'), 'measured', coalesce(p.measured, '{}'), 'lockedAt', p.locked_at,
           'others', case when p.locked_at is null then '[]'::jsonb else coalesce((
               select jsonb_agg(o.marks) from panel_judge j join practice_sheet o on o.judge_id = j.account_id and o.sample_id = s.id and o.locked_at is not null
                where j.panel_id = n.id and ${FOUNDING}), '[]') end,
           'waiting', (select count(*) from panel_judge j where j.panel_id = n.id and j.removed_in_version is null and ${FOUNDING}
               and not exists (select 1 from practice_sheet o where o.sample_id = s.id and o.judge_id = j.account_id and o.locked_at is not null)))
           order by s.number) as sheets
    from practice_sample s join round r on r.id = s.round_id and r.phase in ('collecting', 'reviewing', 'judging')
    join panel n on n.round_id = r.id join panel_judge me on me.panel_id = n.id and me.removed_in_version is null and me.account_id = $1
    left join practice_sheet p on p.sample_id = s.id and p.judge_id = $1
   where ($2::uuid is null or s.round_id = (select round_id from practice_sample where id = $2))
   group by r.id order by r.judging_at, r.id`;

const REPORT = `
  select r.phase, (select count(*)::int from practice_sample s where s.round_id = r.id) as samples,
         coalesce((select json_agg(json_build_object('number', s.number, 'title', s.title, 'fields', s.fields) order by s.number) from practice_sample s where s.round_id = r.id), '[]') as "laidOut",
         coalesce((select json_agg(json_build_object('sampleId', s.id, 'judgeId', p.judge_id, 'marks', p.marks) order by s.number, p.judge_id)
                     from practice_sheet p join practice_sample s on s.id = p.sample_id where s.round_id = r.id and p.locked_at is not null), '[]') as rows,
         coalesce((select json_agg(json_build_object('accountId', a.id, 'name', a.name) order by j.role, a.name, a.id)
                     from panel n join panel_judge j on j.panel_id = n.id and j.removed_in_version is null join account a on a.id = j.account_id where n.round_id = r.id), '[]') as judges,
         exists (select 1 from account self join account own on own.id = self.id or own.member_id = self.member_id join panel_judge j on j.account_id = own.id
                   join panel n on n.id = j.panel_id and n.round_id = r.id where self.id = $2) as "isJudge"
    from round r where r.id = $1`;

interface OwnRow { roundId: string; phase: Phase; sheets: (Omit<PracticeSheetView, 'total' | 'panelMean'> & { others: Marks[]; waiting: number })[] }
interface ReportRow { phase: Phase; isJudge: boolean; samples: number; laidOut: PracticeReportView['laidOut']; rows: PracticeRow[]; judges: { accountId: string; name: string }[] }

/** Practice as a judge sees it, and the report on the panel's agreement. */
@Injectable()
export class PracticeReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds) {}

  async own(actor: Actor): Promise<PracticeView[]> {
    return actor.accountId === null ? [] : this.views(actor.accountId, null);
  }

  /** The practice a sample belongs to. */
  async ownOf(actor: Actor, sampleId: string): Promise<PracticeView> {
    const [view] = actor.accountId === null || !isId(sampleId) ? [] : await this.views(actor.accountId, sampleId);
    if (!view) throw new NotFound({ zh: '试评样例', en: 'practice sample' });
    return view;
  }

  /** To an organiser who judges in the round, without how far each other judge lies off. */
  async report(actor: Actor, roundId: string): Promise<PracticeReportView> {
    const row = isId(roundId) ? await this.reader.first<ReportRow>(REPORT, [roundId, actor.accountId]) : null;
    if (!row) throw new NotFound({ zh: '轮次', en: 'round' });
    const { judging } = await this.rounds.rulesOf(this.reader, roundId);
    const offsets = new Map(offsetsOf(judging.criteria, row.rows).map((one) => [one.judgeId, one]));
    const agreement = agreementOf(observationsOf(judging.criteria, row.rows));
    return {
      planned: judging.practice, samples: row.samples, laidOut: row.laidOut, isOpen: isPracticeOpen(row.phase), agreement, light: lightOf(agreement),
      criteria: judging.criteria.map(({ code, name }) => ({ criterion: code, name, agreement: agreementOf(observationsOf(judging.criteria, row.rows, (marks) => marks[code] ?? null)) })),
      judges: row.judges.map((judge) => ({ ...judge, locked: offsets.get(judge.accountId)?.sheets ?? 0, offset: row.isJudge ? null : offsets.get(judge.accountId)?.offset ?? null })),
    };
  }

  private async views(judgeId: string, sampleId: string | null): Promise<PracticeView[]> {
    const rows = await this.reader.rows<OwnRow>(OWN, [judgeId, sampleId]);
    return Promise.all(rows.map(async ({ roundId, phase, sheets }) => {
      const { judging } = await this.rounds.rulesOf(this.reader, roundId);
      return {
        roundId, isOpen: isPracticeOpen(phase), rubric: [...judging.criteria],
        sheets: sheets.map(({ others, waiting, ...sheet }) => {
          const totals = others.flatMap((marks) => totalOf(judging.criteria, marks) ?? []);
          return { ...sheet, total: totalOf(judging.criteria, sheet.marks), panelMean: panelMeanOf(totals, waiting, isPracticeOpen(phase)) };
        }),
      };
    }));
  }
}
