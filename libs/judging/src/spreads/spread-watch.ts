import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId } from '@jiangong/kernel';
import { rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Criterion } from '@jiangong/programme';
import { IS_BLIND, labelOf } from '../blind/public';
import { SheetFollowers, totalOf, type Marks } from '../sheets/public';
import { SpreadAlarm } from './spread-alarm.entity';
import { SpreadsUnsettled, type WaitingAlarm } from './spread.refusals';
import { nextAlarm, spreadOf } from './spread.rules';

const LOCKED = `
  select s.judge_id as "judgeId", json_object_agg(m.criterion, m.value) as marks
    from score_sheet s join mark m on m.sheet_id = s.id where s.entry_id = $1 and s.round_id = $2 and s.state = 'locked' group by s.id`;

const WAITING = `
  select e.code, e.title, b.number, (${IS_BLIND} and d.confirmed_at is null) as sealed
    from spread_alarm a join entry e on e.id = a.entry_id and e.state = 'accepted' join round r on r.id = a.round_id
    left join rule_version v on v.id = r.rule_version_id left join decoding d on d.round_id = r.id left join blind_code b on b.entry_id = e.id
   where a.round_id = $1 and a.resolved_at is null order by e.code`;

/** Alarms that still wait, by the name organisers may know the entry by. */
export async function waitingAlarms(source: RowSource, roundId: string): Promise<WaitingAlarm[]> {
  const rows = await rowsFrom<WaitingAlarm & { number: number | null; sealed: boolean }>(source, WAITING, [roundId]);
  return rows.map(({ code, title, number, sealed }) => (sealed ? { code: labelOf(number), title: labelOf(number) } : { code, title }));
}

/** Looks at an entry's spread whenever its locked marks change, in the same commit; and forbids closing over an open alarm. */
@Injectable()
export class SpreadWatch implements OnModuleInit {
  constructor(private readonly sheets: SheetFollowers, private readonly guards: RoundGuards, private readonly rounds: Rounds) {}

  onModuleInit(): void {
    this.sheets.follow((tx, { roundId, entryId }) => this.look(tx, roundId, entryId));
    this.guards.guard('judging', 'computing', async (tx, round) => {
      const alarms = await waitingAlarms(tx, round.id);
      if (alarms.length > 0) throw new SpreadsUnsettled({ alarms });
    });
  }

  private async look(tx: Tx, roundId: string, entryId: string): Promise<void> {
    const { judging } = await this.rounds.rulesOf(tx, roundId);
    if (!judging.spread) return;
    // two judges who lock in the same moment: the second to come here sees the first one's sheet
    await tx.query(`select 1 from entry where id = $1 for no key update`, [entryId]);
    const standing = await tx.repo(SpreadAlarm).findOneBy({ entryId });
    const locked = await tx.query<{ judgeId: string; marks: Marks }>(LOCKED, [entryId, roundId]);
    const { limit, then } = judging.spread;
    const next = nextAlarm(standing, { spread: spreadOf(totals(judging.criteria, locked)), limit, further: await this.furtherSheet(tx, standing) });
    if (next?.kind === 'raise') await this.raise(tx, standing, { roundId, entryId, limit, then, spread: next.spread });
    else if (next && standing) await this.settle(tx, standing, next.kind);
  }

  private async furtherSheet(tx: Tx, alarm: SpreadAlarm | null): Promise<'open' | 'locked' | 'gone' | null> {
    if (!alarm?.furtherJudgeId) return null;
    const [sheet] = await tx.query<{ state: string }>(`select state from score_sheet where entry_id = $1 and judge_id = $2`, [alarm.entryId, alarm.furtherJudgeId]);
    return sheet?.state === 'open' || sheet?.state === 'locked' ? sheet.state : 'gone';
  }

  private async raise(tx: Tx, standing: SpreadAlarm | null, facts: Pick<SpreadAlarm, 'roundId' | 'entryId' | 'limit' | 'then' | 'spread'>): Promise<void> {
    const wasOpen = standing?.state === 'open';
    const open = { ...facts, state: 'open' as const, furtherJudgeId: null, resolution: null, participants: null, resolvedById: null, resolvedAt: null };
    const alarm = standing ? Object.assign(standing, open, wasOpen ? {} : { raisedAt: tx.now }) : tx.repo(SpreadAlarm).create({ id: newId(), raisedAt: tx.now, ...open });
    await tx.repo(SpreadAlarm).save(alarm);
    tx.record({
      chain: `round:${facts.roundId}`, type: wasOpen ? 'judging.spread.moved' : 'judging.spread.raised',
      body: { alarmId: alarm.id, entryId: facts.entryId, spread: facts.spread, limit: facts.limit, then: facts.then },
    });
  }

  private async settle(tx: Tx, alarm: SpreadAlarm, kind: 'ease' | 'met'): Promise<void> {
    await tx.repo(SpreadAlarm).save(Object.assign(alarm, { state: kind === 'ease' ? 'eased' : alarm.state, resolvedAt: tx.now }));
    tx.record({ chain: `round:${alarm.roundId}`, type: kind === 'ease' ? 'judging.spread.eased' : 'judging.spread.judged_further', body: { alarmId: alarm.id, entryId: alarm.entryId } });
  }
}

const totals = (criteria: readonly Criterion[], sheets: readonly { marks: Marks }[]): number[] => sheets.flatMap(({ marks }) => totalOf(criteria, marks) ?? []);
