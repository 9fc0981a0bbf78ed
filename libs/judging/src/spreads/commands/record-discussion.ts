import { Injectable } from '@nestjs/common';
import { canonicalJson, mayAnywhere, NotAllowed, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { JudgedRounds } from '../../panels/public';
import { SpreadAlarm } from '../spread-alarm.entity';
import { refuseFaultyDiscussion } from '../spread.rules';
import { waitingAlarm } from '../waiting-alarm';
import '../spread.policy';

export interface RecordDiscussionInput {
  readonly alarmId: string;
  readonly minutes: string;
  readonly participants: readonly string[];
}

/** Writes down that the judges of an entry have talked their difference over, with who took part (domain.md §5). */
@Injectable()
export class RecordDiscussion {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: JudgedRounds) {}

  execute(actor: Actor, { alarmId, minutes, participants }: RecordDiscussionInput): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'spread.settle')) throw new NotAllowed('spread.settle');
      const { alarm } = await waitingAlarm(tx, this.rounds, alarmId, 'share');
      refuseFaultyDiscussion(minutes, participants);
      const names = [...new Set(participants.map((name) => name.trim()).filter((name) => name !== ''))];
      await tx.repo(SpreadAlarm).save(Object.assign(alarm, { state: 'discussed', resolution: minutes.trim(), participants: names, resolvedById: actor.accountId, resolvedAt: tx.now }));
      tx.record({
        chain: `round:${alarm.roundId}`, type: 'judging.spread.discussed',
        body: { alarmId, entryId: alarm.entryId, spread: alarm.spread, participants: names.length, minutesHash: sha256(canonicalJson({ minutes: minutes.trim(), participants: names })) },
      });
      return alarm.roundId;
    });
  }
}
