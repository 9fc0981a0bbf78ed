import { isId, NotFound } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { refuseUnlessPhase } from '@jiangong/programme';
import type { JudgedRound, JudgedRounds } from '../panels/public';
import { judgesItself } from './own-alarm';
import { SpreadAlarm } from './spread-alarm.entity';
import { refuseUnlessWaiting } from './spread.rules';

const OWN = `select 1 from spread_alarm a where a.id = $1 and ${judgesItself('a', '$2')}`;

/** An alarm that waits for somebody, in a round that is judging. The round is locked first, as everywhere; only then is the alarm read. Of an entry one judges oneself it is not there. */
export async function waitingAlarm(tx: Tx, rounds: JudgedRounds, alarmId: string, mode: 'share' | 'update'): Promise<{ alarm: SpreadAlarm; round: JudgedRound }> {
  const known = isId(alarmId) ? await tx.repo(SpreadAlarm).findOneBy({ id: alarmId }) : null;
  if (!known || (await tx.query(OWN, [alarmId, tx.actor.accountId])).length > 0) throw new NotFound({ zh: '分差提醒', en: 'spread alarm' });
  const round = await rounds.lock(tx, known.roundId, mode);
  refuseUnlessPhase(round, 'judging');
  const alarm = await tx.repo(SpreadAlarm).findOneOrFail({ where: { id: alarmId }, lock: { mode: 'pessimistic_write' } });
  refuseUnlessWaiting(alarm);
  return { alarm, round };
}
