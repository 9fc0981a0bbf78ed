import { Injectable } from '@nestjs/common';
import { type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { VoidSheet, type SheetVoiding } from '@jiangong/judging';
import { Rounds, RoundWalk } from '@jiangong/programme';
import { takeBack } from '../../publications/public';
import { requirePermission } from '../../score-runs/public';
import { Redeciding } from '../../selection/public';
import { Objection } from '../objection.entity';
import { ObjectionCourse } from '../objection-course';
import '../objection.policy';
import { ConfirmerConcerned, SecondObjectionOfficerNeeded } from '../objection.refusals';
import { refuseUnproposed } from '../objection.rules';

const PROPOSER = `select a.id, a.member_id as "memberId", a.name from account a where a.id = $1`;

/**
 * A second officer makes the decision final: two persons, one of them of the discipline group (domain.md §7). An upheld
 * one proposes the corrected list in the same commit. However many confirm at once, it is decided once.
 */
@Injectable()
export class ConfirmObjectionDecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly course: ObjectionCourse,
    private readonly redeciding: Redeciding,
    private readonly voidSheet: VoidSheet,
    private readonly walk: RoundWalk,
  ) {}

  execute(actor: Actor, objectionIds: readonly string[]): Promise<void> {
    // serialisable: the corrected list it may propose is of one moment with the one that stands
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'objection.confirm');
      for (const objection of await this.course.load(tx, objectionIds)) await this.settle(tx, actor, objection);
    });
  }

  private async settle(tx: Tx, actor: Actor, objection: Objection): Promise<void> {
    refuseUnproposed(objection.state, objection.number);
    await this.refuseConcerned(tx, actor, objection);
    await this.rounds.load(tx, objection.roundId, 'update');
    const outcome = objection.outcome!;
    if (outcome === 'upheld') objection.redecisionId = await this.carryOut(tx, objection);
    await tx.repo(Objection).save(Object.assign(objection, { state: outcome, settledAt: tx.now, settledById: actor.accountId }));
    await this.course.step(tx, objection.id, outcome, '', { id: actor.accountId, name: actor.name });
    tx.record({
      chain: `round:${objection.roundId}`, type: 'results.objection.decided',
      body: { objectionId: objection.id, outcome, effect: objection.effect, entryId: objection.entryId, redecisionId: objection.redecisionId, officers: [objection.proposedById, actor.accountId] },
    });
  }

  private async carryOut(tx: Tx, { effect, roundId, entryId, judgeId, number }: Objection): Promise<string | null> {
    if (effect === 'exclude') {
      const exclusion = { entryId: entryId!, because: 'objection' as const, reference: number };
      return (await this.redeciding.excluding(tx, roundId, exclusion.entryId)) ?? this.redeciding.propose(tx, roundId, [exclusion], `异议 ${number} 成立`);
    }
    if (effect === 'rescore') await this.withoutSheet(tx, { roundId, entryId: entryId!, judgeId: judgeId!, reference: number });
    return null;
  }

  /** A judge who should have stepped back: the sheet counts no longer, so the list drawn with it falls, and the round is scored and decided again. */
  private async withoutSheet(tx: Tx, sheet: SheetVoiding): Promise<void> {
    const reason = `异议 ${sheet.reference} 成立：评委应当回避`;
    await this.voidSheet.within(tx, sheet);
    if ((await takeBack(tx, sheet.roundId, reason)) !== null) await this.walk.step(tx, sheet.roundId, 'deciding', { reason });
  }

  /** Not whoever proposed it, not its sender, and nobody behind the entry it concerns. Two accounts of one member are one person. */
  private async refuseConcerned(tx: Tx, actor: Actor, objection: Objection): Promise<void> {
    const [proposer] = await tx.query<{ id: string; memberId: string | null; name: string }>(PROPOSER, [objection.proposedById]);
    if (proposer && (proposer.id === actor.accountId || (proposer.memberId !== null && proposer.memberId === actor.memberId))) throw new SecondObjectionOfficerNeeded({ officer: proposer.name });
    if (await this.course.concerns(tx, actor, objection)) throw new ConfirmerConcerned({});
  }
}
