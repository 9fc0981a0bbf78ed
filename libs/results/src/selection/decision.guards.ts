import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RoundGuards } from '@jiangong/programme';
import { Decision } from './decision.entity';
import { DecisionStands, NoStandingDecision } from './decision.refusals';

/** A notice shows a list that stands; as long as it stands, the round does not go back behind it. */
@Injectable()
export class DecisionGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards) {}

  onModuleInit(): void {
    this.guards.guard('deciding', 'notice', async (tx, round) => {
      if ((await tx.repo(Decision).countBy({ roundId: round.id, state: 'standing' })) === 0) throw new NoStandingDecision({});
    });
    this.guards.guard('notice', 'deciding', async (tx, round) => {
      if ((await tx.repo(Decision).countBy({ roundId: round.id, state: 'standing' })) > 0) throw new DecisionStands({});
    });
  }
}
