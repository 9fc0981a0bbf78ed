import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, rowsFrom, type Finding, type Round, type RoundFacts, type RoundStep, type RowSource } from '@jiangong/programme';
import { JudgedRounds, PanelMissing } from '../panels/public';
import { AssignmentPlan } from './assignment-plan';
import { foreseePanel, type PanelOutlook } from './panel-outlook.rules';

const OUTLOOK = `
  select (select count(*)::int from panel_judge j where j.panel_id = p.id and j.removed_in_version is null) as judges,
         exists (select 1 from panel_judge j where j.panel_id = p.id and j.removed_in_version is null and j.role = 'chair') as "hasChair",
         coalesce((select json_agg(e.code order by e.code) from entry e where e.round_id = r.id and e.state = 'accepted'
                     and exists (select 1 from panel_judge j where j.panel_id = p.id and j.removed_in_version is null)
                     and not exists (select 1 from panel_judge j where j.panel_id = p.id and j.removed_in_version is null
                       and not exists (select 1 from conflict c where c.entry_id = e.id and c.judge_id = j.account_id))), '[]') as "allInConflict"
    from round r left join panel p on p.round_id = r.id where r.id = $1`;

/**
 * Opens judging: the assignment is completed inside the very step that opens it, so that the clock can do it alone and
 * no round is ever judging with entries nobody has. Where the panel cannot cover the entries the step is refused; an
 * organiser who names a reason goes on with what stands, but not without a panel.
 */
@Injectable()
export class JudgingOpening implements OnModuleInit {
  constructor(
    private readonly guards: RoundGuards,
    private readonly rounds: Rounds,
    private readonly judged: JudgedRounds,
    private readonly plan: AssignmentPlan,
  ) {}

  onModuleInit(): void {
    this.guards.guard('reviewing', 'judging', (tx, round, step) => this.open(tx, round, step));
    this.guards.preflight((source, round) => this.foresee(source, round));
  }

  private async open(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    const refusal = await this.plan.complete(tx, await this.judged.of(tx, round));
    if (refusal && (refusal instanceof PanelMissing || step.reason === null)) throw refusal;
  }

  private async foresee(source: RowSource, round: RoundFacts): Promise<Finding[]> {
    const [outlook] = await rowsFrom<Omit<PanelOutlook, 'judgesPerEntry'>>(source, OUTLOOK, [round.id]);
    const { judging } = await this.rounds.rulesOf(source, round.id);
    return foreseePanel(round.phase, { ...outlook!, judgesPerEntry: judging.judgesPerEntry });
  }
}
