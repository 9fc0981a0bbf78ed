import { Injectable } from '@nestjs/common';
import { dayOf, type Actor } from '@jiangong/kernel';
import { Members } from '@jiangong/people';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { acceptEntry, Entry } from '../../submissions/public';
import { Places } from '../places';
import { Recommendation } from '../recommendation.entity';
import { nextDesk, routeFor } from '../recommendation.rules';
import { loadRecommendation, organizationAt, writeStep, type LoadedRecommendation } from '../recommendation-store';
import { refuseUndecidable } from './refuse-undecidable';

/**
 * A desk signs and passes on; the last desk thereby accepts the entry and freezes its attributes.
 * A district passes up no more than its places (domain.md §4).
 */
@Injectable()
export class PassRecommendation {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly members: Members,
    private readonly places: Places,
  ) {}

  execute(actor: Actor, { id }: { id: string }): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      const row = await loadRecommendation(tx, actor, id);
      const round = await this.rounds.load(tx, row.roundId);
      refuseUndecidable(row, round);
      const rules = await this.rounds.rulesOf(tx, round.id);
      if (row.desk === 'district') await this.places.refuseDistrictPlaces(tx, round, rules, row.categoryId, row.districtId!, row.entryId);
      await writeStep(tx, row, { act: 'pass', desk: row.desk, organizationId: await organizationAt(tx, row, row.desk) });
      const next = nextDesk(routeFor(rules.intake.route, row.districtId), row.desk);
      if (next) await tx.repo(Recommendation).update({ id }, { desk: next });
      else await this.accept(tx, row);
      return id;
    });
  }

  private async accept(tx: Tx, row: LoadedRecommendation): Promise<void> {
    await tx.repo(Recommendation).update({ id: row.id }, { state: 'passed' });
    if (row.entryState === 'accepted') return;
    const entry = await tx.repo(Entry).findOneByOrFail({ id: row.entryId });
    await acceptEntry(tx, entry, await this.members.attributesOn(tx, row.memberId, dayOf(tx.now)));
  }
}
