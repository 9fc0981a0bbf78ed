import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, NotFound, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import type { Phase } from '@jiangong/programme';
import { IS_BLIND, labelOf } from '../blind/public';
import { isOpenToJudge } from '../conflicts/public';
import { judgesItself } from './own-alarm';
import type { AlarmState } from './spread.rules';
import type { SheetSpreadView, SpreadAlarmView } from './spread.view';
import './spread.policy';

const ALARMS = `
  select a.id, e.code as "entryCode", e.title, k.name as "categoryName", a.spread, a."limit", a."then", a.state, a.raised_at as "raisedAt", a.resolved_at as "resolvedAt",
         f.name as "furtherJudgeName", a.resolution, coalesce(a.participants, '[]') as participants, b.name as "resolvedByName",
         r.phase, (${IS_BLIND} and d.confirmed_at is null) as sealed, c.number
    from spread_alarm a join round r on r.id = a.round_id join entry e on e.id = a.entry_id join category k on k.id = e.category_id
    left join rule_version v on v.id = r.rule_version_id left join decoding d on d.round_id = r.id left join blind_code c on c.entry_id = e.id
    left join account f on f.id = a.further_judge_id left join account b on b.id = a.resolved_by_id
   where ($1::uuid is null or a.round_id = $1) and ($2::uuid is null or a.id = $2) and not ${judgesItself('a', '$3')}
   order by a.resolved_at is not null, a.spread desc, a.id`;

/** How many must have locked before an alarm is told: among two, it says where the other lies. */
const ENOUGH = 3;

/**
 * For the judge whose locked sheet it is: before the lock it would sway the marks, and how far apart would tell the others'.
 * Who changes a locked sheet is told nothing that came before: an alarm that comes and goes with one's own marks measures the others'.
 */
const OF_SHEETS = `
  select s.id as "sheetId", a.state, a."limit", a."then", a.resolved_at as "resolvedAt", case when a.state = 'discussed' then a.resolution end as note
    from score_sheet s join spread_alarm a on a.entry_id = s.entry_id and a.round_id = s.round_id and a.state <> 'eased'
   where s.id = any($1::uuid[]) and s.judge_id = $2 and s.state = 'locked' and ${isOpenToJudge('s')}
       and (a.state = 'discussed' or ${ENOUGH} <= (select count(*) from score_sheet o where o.entry_id = s.entry_id and o.round_id = s.round_id and o.state = 'locked'))
       and not exists (select 1 from mark_revision h where h.sheet_id = s.id and h.reason is not null and (a.state <> 'discussed' or h.saved_at >= a.resolved_at))`;

interface AlarmRow extends Omit<SpreadAlarmView, 'abilities'> {
  state: AlarmState;
  phase: Phase;
  sealed: boolean;
  number: number | null;
}

/** Spread alarms for organisers and auditors, but not of entries they judge themselves; of a judge's own locked sheets, that there is one. */
@Injectable()
export class SpreadsReader {
  constructor(private readonly reader: Reader) {}

  async ofRound(actor: Actor, roundId: string): Promise<SpreadAlarmView[]> {
    return isId(roundId) ? (await this.reader.rows<AlarmRow>(ALARMS, [roundId, null, actor.accountId])).map((row) => toAlarmView(actor, row)) : [];
  }

  async ofSheets(actor: Actor, sheetIds: readonly string[]): Promise<(SheetSpreadView & { sheetId: string })[]> {
    return actor.accountId === null ? [] : this.reader.rows(OF_SHEETS, [sheetIds, actor.accountId]);
  }

  async one(actor: Actor, alarmId: string): Promise<SpreadAlarmView> {
    const row = isId(alarmId) ? await this.reader.first<AlarmRow>(ALARMS, [null, alarmId, actor.accountId]) : null;
    if (!row) throw new NotFound({ zh: '分差提醒', en: 'spread alarm' });
    return toAlarmView(actor, row);
  }
}

function toAlarmView(actor: Actor, { phase, sealed, number, ...alarm }: AlarmRow): SpreadAlarmView {
  const canSettle = mayAnywhere(actor, 'spread.settle') && phase === 'judging' && alarm.state === 'open';
  const named = sealed ? { ...alarm, entryCode: labelOf(number), title: labelOf(number) } : alarm;
  return { ...named, abilities: { canCallFurtherJudge: canSettle, canRecordDiscussion: canSettle } };
}
