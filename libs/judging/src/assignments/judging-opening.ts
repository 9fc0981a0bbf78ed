import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '@jiangong/kernel';
import { CLOCK, rowsFrom, type RowSource, type Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Finding, type Round, type RoundFacts, type RoundStep } from '@jiangong/programme';
import { Conflicts } from '../conflicts/public';
import { JudgedRounds } from '../panels/public';
import { AssignmentPlan } from './assignment-plan';
import { EntriesUncovered } from './assignment.refusals';
import { foreseePanel } from './panel-outlook.rules';

const JUDGES = `select j.account_id as id, j.role from panel p join panel_judge j on j.panel_id = p.id and j.removed_in_version is null where p.round_id = $1`;
const ENTRIES = `select id, code from entry where round_id = $1 and state = 'accepted' order by code`;

/**
 * Opens judging: the assignment is completed inside the very step that opens it, so that the clock can do it alone and
 * no round is ever judging with entries nobody has. Where the panel cannot cover the entries the step is refused; an
 * organiser who names a reason goes on with what stands, but never without a panel, nor with judges who share no entry
 * and so cannot be compared.
 */
@Injectable()
export class JudgingOpening implements OnModuleInit {
  constructor(
    private readonly guards: RoundGuards,
    private readonly rounds: Rounds,
    private readonly judged: JudgedRounds,
    private readonly plan: AssignmentPlan,
    private readonly conflicts: Conflicts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.guards.guard('reviewing', 'judging', (tx, round, step) => this.open(tx, round, step));
    this.guards.preflight((source, round) => this.foresee(source, round));
  }

  private async open(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    const judged = await this.judged.of(tx, round);
    const { refusal } = await this.plan.complete(tx, judged);
    if (!refusal) return;
    if (!(refusal instanceof EntriesUncovered) || step.reason === null) throw refusal;
    const settled = await this.plan.settle(tx, judged);
    // a season brought in from workbooks was judged as it was; nobody opens it now
    if (settled.refusal && tx.actor.kind !== 'platform') throw settled.refusal;
  }

  private async foresee(source: RowSource, round: RoundFacts): Promise<Finding[]> {
    const judges = await rowsFrom<{ id: string; role: string }>(source, JUDGES, [round.id]);
    const entries = await rowsFrom<{ id: string; code: string }>(source, ENTRIES, [round.id]);
    const conflicts = (await this.conflicts.find(source, round, this.clock.now())).filter((one) => one.isHard);
    const { judging } = await this.rounds.rulesOf(source, round.id);
    return foreseePanel(round.phase, { judges, entries, conflicts, judgesPerEntry: judging.judgesPerEntry });
  }
}
