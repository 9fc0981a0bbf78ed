import { Injectable } from '@nestjs/common';
import { sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { requirePermission } from '../../score-runs/public';
import { Objection } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import '../objection.policy';
import { NotOnTheNotice, OfficerConcerned } from '../objection.refusals';
import { refuseProposal, refuseSettled, type DecisionProposal } from '../objection.rules';

export interface ObjectionDecisionProposal extends DecisionProposal {
  readonly objectionIds: readonly string[];
}

const ON_LIST = `
  select 1 from decision d join decision_place p on p.decision_id = d.id where d.round_id = $1 and d.state = 'standing' and p.entry_id = $2`;
const SHEET = `select 1 from score_sheet where round_id = $1 and entry_id = $2 and judge_id = $3 and state = 'locked'`;

/** The discipline group says what it found and what should follow; a second officer confirms. */
@Injectable()
export class ProposeObjectionDecision {
  constructor(private readonly uow: UnitOfWork, private readonly course: ObjectionCourse) {}

  execute(actor: Actor, { objectionIds, ...proposal }: ObjectionDecisionProposal): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'objection.propose');
      refuseProposal(proposal, objectionIds.length);
      for (const objection of await this.course.load(tx, objectionIds)) await this.propose(tx, actor, objection, proposal);
    });
  }

  private async propose(tx: Tx, actor: Actor, objection: Objection, { outcome, effect, finding, ...named }: DecisionProposal): Promise<void> {
    refuseSettled(objection.state, objection.number);
    if (await this.course.concerns(tx, actor, objection)) throw new OfficerConcerned({});
    // whom an objection without effect was about stays sealed
    const { entryId, judgeId } = effect === 'none' ? { entryId: null, judgeId: null } : named;
    if (entryId !== null && (await tx.query(ON_LIST, [objection.roundId, entryId])).length === 0) throw new NotOnTheNotice({});
    if (judgeId !== null && (await tx.query(SHEET, [objection.roundId, entryId, judgeId])).length === 0) throw new NotOnTheNotice({});
    await tx.repo(Objection).save(Object.assign(objection, { state: 'proposed', isQueued: false, outcome, effect, entryId, judgeId, proposedById: actor.accountId }));
    await this.course.step(tx, objection.id, 'proposed', finding.trim(), { id: actor.accountId, name: actor.name });
    tx.record({
      chain: `round:${objection.roundId}`, type: 'results.objection.decision_proposed',
      body: { objectionId: objection.id, outcome, effect, entryId, findingHash: sha256(finding.trim()), accountId: actor.accountId },
    });
  }
}
