import { Injectable, type OnModuleInit } from '@nestjs/common';
import { rowsFrom, type Tx } from '@jiangong/platform';
import { RoundGuards, Rounds, type Finding, type Round, type RoundForesight, type RoundStep } from '@jiangong/programme';
import { ReviewPending } from './recommendation.refusals';

interface Pending {
  readonly unit: number;
  readonly district: number;
  readonly city: number;
  readonly returned: number;
}

/**
 * What this stage knows about the steps of a round. A round is not judged while a recommendation of an entry that is not
 * accepted yet lies on a desk, or is out for correction in time. The clock waits for that; an organiser may go on with a
 * stated reason, which stands in the log, and what is left is not judged. An accepted entry's further recommendations
 * hold nothing up, nor does a return whose deadline has passed.
 */
@Injectable()
export class RecommendationGuards implements OnModuleInit {
  constructor(private readonly guards: RoundGuards, private readonly rounds: Rounds) {}

  onModuleInit(): void {
    this.guards.guard('reviewing', 'judging', (tx, round, step) => this.refuseWhilePending(tx, round, step));
    this.guards.preflight(this.foresee);
  }

  private async refuseWhilePending(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    if (step.reason) return;
    const [pending] = await tx.query<Pending>(
      `select (count(*) filter (where r.state = 'in_review' and r.desk = 'unit'))::int as unit,
              (count(*) filter (where r.state = 'in_review' and r.desk = 'district'))::int as district,
              (count(*) filter (where r.state = 'in_review' and r.desk = 'city'))::int as city,
              (count(*) filter (where r.state = 'returned' and r.correct_by > $2))::int as returned
         from recommendation r join entry e on e.id = r.entry_id and e.state = 'in_review' where r.round_id = $1`,
      [round.id, tx.now],
    );
    const { unit, district, city, returned } = pending!;
    if (unit + district + city + returned > 0) throw new ReviewPending({ round: round.name, unit, district, city, returned });
  }

  /** Places that cannot work, before anybody runs into them (domain.md §3). */
  private readonly foresee: RoundForesight = async (source, round) => {
    const { intake, deciding } = await this.rounds.rulesOf(source, round.id);
    const findings: Finding[] = [];
    if (!intake.origins.includes('recommendation')) return findings;
    if (intake.unitPlaces === 0 && !intake.origins.includes('self_nomination')) {
      findings.push({ code: 'nobody_can_enter', severity: 'blocking', zh: '单位推荐名额为 0，且不接受自荐，没有人能参评', en: 'units have no places and self-nomination is not offered: nobody can take part' });
    }
    if (intake.unitPlaces === null) {
      findings.push({ code: 'unit_places_unlimited', severity: 'warning', zh: '未设单位推荐名额，各单位可不限数量推荐', en: 'units may recommend any number: no unit places are set' });
    }
    if (intake.districtPlaces !== null && intake.route.includes('district')) {
      const [row] = await rowsFrom<{ districts: number }>(source, `select count(*)::int as districts from organization where level in ('district', 'industry')`);
      const reach = row!.districts * intake.districtPlaces;
      if (reach < deciding.places) {
        findings.push({
          code: 'district_places_short', severity: intake.districtPlaces === 0 ? 'blocking' : 'warning',
          zh: `${row!.districts} 个区县和产业工会各可上报 ${intake.districtPlaces} 名，最多 ${reach} 名，少于名额 ${deciding.places}`,
          en: `${row!.districts} districts and industry unions may pass up ${intake.districtPlaces} each, ${reach} in all, fewer than the ${deciding.places} places`,
        });
      }
    }
    return findings;
  };
}
