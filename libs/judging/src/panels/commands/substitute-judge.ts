import { Injectable } from '@nestjs/common';
import { mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { Panel } from '../panel.entity';
import { PanelMissing } from '../panel.refusals';
import { withSubstitute, type NamedJudge } from '../panel.rules';
import { AppointPanel } from './appoint-panel';

export interface SubstituteJudgeInput {
  readonly roundId: string;
  readonly outJudgeId: string;
  readonly inJudgeId: string;
  readonly reason: string;
}

const JUDGES = `
  select j.account_id as "accountId", j.role, j.load_limit as "loadLimit"
    from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = $1 order by j.account_id`;

/**
 * One judge takes the place of another who cannot go on. What the one had locked stands; the rest goes to the other, as
 * far as conflicts allow. Before sheets are out it is a change of the panel like any other.
 */
@Injectable()
export class SubstituteJudge {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds, private readonly appoint: AppointPanel) {}

  execute(actor: Actor, input: SubstituteJudgeInput): Promise<Panel> {
    return this.uow.run(actor, {}, (tx) => this.within(tx, input));
  }

  async within(tx: Tx, { roundId, outJudgeId, inJudgeId, reason }: SubstituteJudgeInput): Promise<Panel> {
    if (!mayAnywhere(tx.actor, 'panel.appoint')) throw new NotAllowed('panel.appoint');
    const round = await this.rounds.load(tx, roundId, 'update');
    const judges = await tx.query<NamedJudge>(JUDGES, [roundId]);
    if (judges.length === 0) throw new PanelMissing({ roundId, entries: 0 });
    return this.appoint.within(tx, {
      roundId, judges: withSubstitute(judges, outJudgeId, inJudgeId), rebalance: round.phase === 'judging', reason, substitution: { outId: outJudgeId, inId: inJudgeId },
    });
  }
}
