import { Injectable } from '@nestjs/common';
import { mayAnywhere, type Actor } from '@jiangong/kernel';
import { Reader } from '@jiangong/platform';
import { Rounds, type Phase } from '@jiangong/programme';
import { closingFacts } from '../sheets/public';
import { SpreadsReader, waitingAlarms } from '../spreads/public';
import type { ClosingOutlookView, JudgeProgressView, JudgingProgressView } from './progress.view';
import './progress.policy';

/** One statement: everybody on the panel, and whoever left it with sheets. */
const JUDGES = `
  select a.id as "accountId", a.name, coalesce(case when j.removed_in_version is null then j.role end, 'former') as "panelRole",
         coalesce(w.locked, 0) as locked, coalesce(w.open, 0) as open, coalesce(w.begun, 0) as begun, coalesce(w.abstained, 0) as abstained, coalesce(w.recused, 0) as recused,
         (select max(m.saved_at) from mark m join score_sheet s on s.id = m.sheet_id where s.round_id = $1 and s.judge_id = a.id) as "lastSavedAt",
         (select max(n.at) from judge_reminder n where n.round_id = $1 and n.judge_id = a.id) as "remindedAt"
    from (select p.id from panel p where p.round_id = $1) panel
    join panel_judge j on j.panel_id = panel.id join account a on a.id = j.account_id
    left join (select s.judge_id, count(*) filter (where s.state = 'locked')::int as locked, count(*) filter (where s.state = 'open')::int as open,
                      count(*) filter (where s.state = 'open' and s.revision > 0)::int as begun,
                      count(*) filter (where s.state = 'abstained')::int as abstained, count(*) filter (where s.state = 'recused')::int as recused
                 from score_sheet s join entry e on e.id = s.entry_id and e.state = 'accepted' where s.round_id = $1 group by s.judge_id) w on w.judge_id = a.id
   where j.removed_in_version is null or w.judge_id is not null
   order by j.removed_in_version is not null, j.role, a.name, a.id`;

const ENTRIES = `select count(*)::int as entries from entry where round_id = $1 and state = 'accepted'`;
const REMINDED = `select round_id as "roundId", max(at) as at from judge_reminder where judge_id = $1 and round_id = any($2::uuid[]) group by round_id`;

const SHOWN = 100;

/** How far judging is, for those who lead or audit it; counts and states, never a mark. */
@Injectable()
export class ProgressReader {
  constructor(private readonly reader: Reader, private readonly rounds: Rounds, private readonly spreads: SpreadsReader) {}

  async ofRound(actor: Actor, round: { id: string; phase: Phase }): Promise<JudgingProgressView> {
    const { judging } = await this.rounds.rulesOf(this.reader, round.id);
    const [judges, [counted], facts, alarms] = await Promise.all([
      this.reader.rows<JudgeProgressView>(JUDGES, [round.id]), this.reader.rows<{ entries: number }>(ENTRIES, [round.id]),
      closingFacts(this.reader, round.id, judging.minJudges), this.spreads.ofRound(actor, round.id),
    ]);
    return {
      entries: counted!.entries, judged: counted!.entries - facts.unscored.length, unjudged: facts.unscored.slice(0, SHOWN), judges, alarms,
      canRemind: mayAnywhere(actor, 'judge.remind') && round.phase === 'judging' && facts.openSheets > 0,
    };
  }

  /** Null unless the round is judging. */
  async closing(round: { id: string; phase: Phase }): Promise<ClosingOutlookView | null> {
    if (round.phase !== 'judging') return null;
    const { judging } = await this.rounds.rulesOf(this.reader, round.id);
    const { openSheets, lockedSheets, unscored } = await closingFacts(this.reader, round.id, judging.minJudges);
    const alarms = await waitingAlarms(this.reader, round.id);
    return {
      openSheets, lockedSheets, minJudges: judging.minJudges, unscored: unscored.length, entries: unscored.slice(0, SHOWN),
      waitingAlarms: alarms.length, needsReason: openSheets > 0 || unscored.length > 0,
    };
  }

  /** When the judge was last asked to go on, round by round. */
  reminded(judgeId: string, roundIds: readonly string[]): Promise<{ roundId: string; at: Date }[]> {
    return this.reader.rows<{ roundId: string; at: Date }>(REMINDED, [judgeId, roundIds]);
  }
}
