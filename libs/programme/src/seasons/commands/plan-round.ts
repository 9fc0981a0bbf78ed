import { Injectable } from '@nestjs/common';
import { newId, type Cadence } from '@jiangong/kernel';
import type { Tx } from '@jiangong/platform';
import { Category, Programme } from '../../programmes/public';
import { Round, type PlannedInstants } from '../../rounds/public';
import { isSameRules, readRules, RuleVersions } from '../../rules/public';
import type { ProgrammePlan } from '../season-plan';
import { refuseUnlessMayCreate } from '../season.policy';
import { SeasonMissing } from '../season.refusals';

export interface RoundPlanning {
  readonly year: number;
  readonly programme: Pick<ProgrammePlan, 'code' | 'name' | 'description' | 'subject' | 'categories'>;
  readonly cadence: Cadence;
  /** As somebody wrote them; read and checked like every rule document. */
  readonly rules: unknown;
  /** Why a new version is made, where the newest one says otherwise. */
  readonly reason: string;
  readonly round: PlannedInstants & { readonly code: string; readonly name: string };
}

/** Adds a round that the calendar of the season did not foresee, and its programme when it is the first: a new award is a row. */
@Injectable()
export class PlanRound {
  constructor(private readonly versions: RuleVersions) {}

  /** Returns the round's id. It opens by the clock. */
  async within(tx: Tx, { year, programme, cadence, rules, reason, round }: RoundPlanning): Promise<string> {
    refuseUnlessMayCreate(tx.actor);
    const [season] = await tx.query<{ id: string }>('select id from season where year = $1 for update', [year]);
    if (!season) throw new SeasonMissing({ year });
    const programmeId = await this.programmeOf(tx, season.id, programme);
    const content = readRules(rules);
    const newest = await this.versions.newest(tx, programmeId, cadence);
    if (!newest || !isSameRules(newest.content, content)) await this.versions.add(tx, { programmeId, cadence, content, reason }, newest);
    const roundId = newId();
    const position = (await tx.repo(Round).countBy({ programmeId, cadence })) + 1;
    await tx.repo(Round).insert({ id: roundId, programmeId, ...round, cadence, position, phase: 'scheduled', isAutomatic: true });
    tx.record({ chain: `round:${roundId}`, type: 'programme.round.planned', body: { roundId, programmeId, cadence, position } });
    return roundId;
  }

  private async programmeOf(tx: Tx, seasonId: string, { categories, ...facts }: RoundPlanning['programme']): Promise<string> {
    const known = await tx.repo(Programme).findOneBy({ seasonId, code: facts.code });
    if (known) return known.id;
    const programmeId = newId();
    const position = await tx.repo(Programme).countBy({ seasonId });
    await tx.repo(Programme).insert({ id: programmeId, seasonId, ...facts, position });
    await tx.repo(Category).insert(categories.map((category, at) => ({ id: newId(), programmeId, ...category, position: at })));
    return programmeId;
  }
}
