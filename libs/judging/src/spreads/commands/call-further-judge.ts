import { Injectable } from '@nestjs/common';
import { assign } from '@jiangong/fairness';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { AssignMany } from '../../assignments/public';
import { JudgedRounds } from '../../panels/public';
import { SpreadAlarm } from '../spread-alarm.entity';
import { NoFurtherJudge } from '../spread.refusals';
import { furtherJudgeInput } from '../further-judge.rules';
import { waitingAlarm } from '../waiting-alarm';
import '../spread.policy';

const JUDGES = `select j.account_id as id, j.load_limit as "loadLimit" from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = $1 order by j.account_id`;
const PAIRS = `select entry_id as "entryId", judge_id as "judgeId", state from assignment where round_id = $1 and state in ('active', 'recused') order by entry_id, judge_id`;
const CONFLICTS = `select entry_id as "entryId", judge_id as "judgeId", bool_or(is_hard) as "isHard" from conflict where round_id = $1 and entry_id = $2 group by 1, 2`;

/** Calls one more judge to an entry whose judges lie too far apart: the assignment library says who, and why. */
@Injectable()
export class CallFurtherJudge {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds, private readonly many: AssignMany) {}

  execute(actor: Actor, { alarmId }: { readonly alarmId: string }): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'spread.settle')) throw new NotAllowed('spread.settle');
      const { alarm } = await waitingAlarm(tx, this.rounds, alarmId, 'update');
      const choice = await this.choose(tx, alarm);
      await tx.repo(SpreadAlarm).save(Object.assign(alarm, { state: 'further_judge', furtherJudgeId: choice.judgeId, resolution: choice.reason, resolvedById: actor.accountId }));
      tx.record({ chain: `round:${alarm.roundId}`, type: 'judging.spread.further_judge_called', body: { alarmId, entryId: alarm.entryId, judgeId: choice.judgeId, spread: alarm.spread } });
      const outcome = await this.many.within(tx, { roundId: alarm.roundId, pairs: [{ entryId: alarm.entryId, judgeId: choice.judgeId }], reason: `评委分差 ${alarm.spread / 1000} 超过限度 ${alarm.limit / 1000}，加派评委` });
      if (outcome.refused[0]) throw outcome.refused[0].refusal;
      return alarm.roundId;
    });
  }

  private async choose(tx: Tx, { roundId, entryId }: SpreadAlarm): Promise<{ judgeId: string; reason: string }> {
    const judges = await tx.query<{ id: string; loadLimit: number | null }>(JUDGES, [roundId]);
    const pairs = await tx.query<{ entryId: string; judgeId: string; state: string }>(PAIRS, [roundId]);
    const conflicts = await tx.query<{ entryId: string; judgeId: string; isHard: boolean }>(CONFLICTS, [roundId, entryId]);
    const result = assign(furtherJudgeInput({ entryId, judges, pairs, conflicts }));
    const chosen = result.status === 'assigned' ? result.pairs.find((pair) => pair.entry === entryId) : undefined;
    if (!chosen) throw new NoFurtherJudge({ judges: judges.length });
    return { judgeId: chosen.judge, reason: chosen.reason };
  }
}
