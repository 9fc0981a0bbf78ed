import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, newId, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { refuseUnlessPhase } from '@jiangong/programme';
import { JudgedRounds } from '../../panels/public';
import { JudgeReminder } from '../judge-reminder.entity';
import { NobodyToRemind } from '../progress.refusals';
import '../progress.policy';

export interface RemindJudgesInput {
  readonly roundId: string;
  readonly judgeIds: readonly string[];
}

/** Judges of the round with open sheets who were not reminded within the hour. */
const DUE = `
  select s.judge_id as "judgeId", count(*)::int as open from score_sheet s join entry e on e.id = s.entry_id and e.state = 'accepted'
   where s.round_id = $1 and s.judge_id = any($2::uuid[]) and s.state = 'open'
     and not exists (select 1 from judge_reminder n where n.round_id = $1 and n.judge_id = s.judge_id and n.at > $3)
   group by s.judge_id order by s.judge_id`;

const AGAIN_AFTER = 60 * 60 * 1000;

/** Puts a reminder on the pages of judges whose sheets are open; nobody is asked twice within the hour. */
@Injectable()
export class RemindJudges {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds) {}

  execute(actor: Actor, { roundId, judgeIds }: RemindJudgesInput): Promise<number> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'judge.remind')) throw new NotAllowed('judge.remind');
      refuseUnlessPhase(await this.rounds.lock(tx, roundId, 'update'), 'judging');
      const due = await tx.query<{ judgeId: string; open: number }>(DUE, [roundId, judgeIds.filter(isId), new Date(tx.now.getTime() - AGAIN_AFTER)]);
      if (due.length === 0) throw new NobodyToRemind({ judges: new Set(judgeIds).size });
      await tx.repo(JudgeReminder).insert(due.map(({ judgeId, open }) => ({ id: newId(), roundId, judgeId, byId: actor.accountId, at: tx.now, openSheets: open })));
      return due.length;
    });
  }
}
