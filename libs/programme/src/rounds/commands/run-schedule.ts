import { Inject, Injectable } from '@nestjs/common';
import { platformActor, Refusal, spokenTime, type Clock } from '@jiangong/kernel';
import { CLOCK, LOGGER, Reader, UnitOfWork, type Logger, type Tx } from '@jiangong/platform';
import type { Phase } from '../phases';
import { Round } from '../round.entity';
import { dueStep, endColumn, isDated, type Feeding } from '../round.rules';
import { Rounds } from '../rounds';
import { RoundWalk } from '../round-walk';

export interface ScheduleOutcome {
  /** Steps taken. */
  readonly steps: number;
  /** Rounds whose due step something forbids. */
  readonly held: number;
}

/** Rounds the clock may owe a step; whether it does is decided again under the lock. */
const CANDIDATES = `
  select r.id from round r
   where r.is_automatic
     and ((r.phase = 'scheduled' and r.collecting_at <= $1)
       or (r.phase = 'collecting' and (r.reviewing_at <= $1 or exists (select 1 from round_feed f where f.to_round_id = r.id)))
       or (r.phase = 'reviewing' and r.judging_at <= $1))
   order by r.collecting_at, r.id`;

/**
 * The minute tick: opens and closes rounds by the clock. May come late (an overdue round walks through several phases,
 * each step in its own commit) or twice at once (the second finds nothing due under the lock).
 */
@Injectable()
export class RunSchedule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(): Promise<ScheduleOutcome> {
    let [steps, held] = [0, 0];
    for (const { id } of await this.reader.rows<{ id: string }>(CANDIDATES, [this.clock.now()])) {
      try {
        while (await this.takeDueStep(id)) steps += 1;
      } catch (error) {
        if (error instanceof Refusal) {
          held += 1;
          await this.hold(id, error);
        } else this.logger.error({ error, roundId: id }, 'the schedule could not move a round; the next tick will try again');
      }
    }
    return { steps, held };
  }

  private takeDueStep(roundId: string): Promise<boolean> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const { round, feeding, to } = await this.look(tx, roundId);
      if (!to) return false;
      await this.walk.step(tx, roundId, to, { isAutomatic: true, reason: feeding ? '来源轮次均已结束' : `按日程 ${plannedText(round)}` });
      return true;
    });
  }

  private async look(tx: Tx, roundId: string): Promise<{ round: Round; feeding: Feeding; to: Phase | null }> {
    const round = await this.rounds.load(tx, roundId, 'update');
    const { feeding } = round.phase === 'collecting' ? await this.rounds.feedingOf(tx, roundId) : { feeding: null };
    return { round, feeding, to: dueStep(round, feeding, tx.now) };
  }

  /** Keeps why the round stands still, for the board; written only when it changes. */
  private hold(roundId: string, refusal: Refusal): Promise<void> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const { round, to } = await this.look(tx, roundId);
      if (!to || round.heldBy?.zh === refusal.text.zh) return;
      round.heldBy = { code: refusal.code, ...refusal.text };
      await tx.repo(Round).save(round);
    });
  }
}

const plannedText = ({ phase, ...round }: Round): string => (isDated(phase) ? spokenTime(round[endColumn(phase)]) : '');
