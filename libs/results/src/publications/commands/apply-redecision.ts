import { Injectable } from '@nestjs/common';
import type { Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { RoundNotInPhase, Rounds, RoundWalk } from '@jiangong/programme';
import { tellListChanged } from '../../rescorings/public';
import { requirePermission } from '../../score-runs/public';
import { Redeciding, RedecisionNeedsOfficer, RedecisionNeedsSecondOfficer, samePersonAs } from '../../selection/public';
import { withdrawOpened } from '../take-back';

/**
 * Puts a proposed list in the place of the one on notice, by a second person. It stands here and not beside the
 * proposal because a signature already given for the old list falls with it, in the same commit.
 */
@Injectable()
export class ApplyRedecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
    private readonly redeciding: Redeciding,
  ) {}

  /** Returns the round's id. */
  execute(actor: Actor, redecisionId: string): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'redecision.apply');
      if (actor.accountId === null) throw new RedecisionNeedsOfficer({});
      const { round, one } = await this.redeciding.open(tx, redecisionId);
      // what is published changes only as a visible supersession
      if (round.phase !== 'notice') throw new RoundNotInPhase({ phase: round.phase, needed: ['notice'] });
      const officer = await samePersonAs(tx, one.requestedById, actor);
      if (officer !== null) throw new RedecisionNeedsSecondOfficer({ officer, requestedAt: one.requestedAt });
      const { decisionId, supersededId } = await this.redeciding.enact(tx, redecisionId, [one.requestedById, actor.accountId]);
      await tellListChanged(tx, { roundId: round.id, decisionId, oldDecisionId: supersededId, kind: 'list_changed' });
      await withdrawOpened(tx, round.id);
      const { notice } = await this.rounds.rulesOf(tx, round.id);
      if (notice.afterChange === 'restart') await this.walk.renewNotice(tx, round.id);
      return round.id;
    });
  }
}
