import { Injectable } from '@nestjs/common';
import { newId, type Actor, type Cadence } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { seedHolidays } from '../../calendar/public';
import { Category, Programme } from '../../programmes/public';
import { Round, RoundFeed } from '../../rounds/public';
import { readRules, RuleVersions } from '../../rules/public';
import { pastSeason } from '../past-season';
import type { ProgrammePlan, SeasonPlan } from '../season-plan';
import { refuseUnlessMayCreate } from '../season.policy';
import { SeasonExists } from '../season.refusals';
import { Season } from '../season.entity';
import { standardSeason } from '../standard-season';

export interface SeasonFounding {
  readonly year: number;
  readonly name: string;
  readonly theme?: string | null;
  /** Take programmes, rules and calendar from that season. */
  readonly copyFromYear?: number | null;
  /** A plan of one's own; the standard season otherwise. */
  readonly plan?: SeasonPlan;
}

const FIRST_REASON = '赛季建立时的初始规则';

/** Makes a season whole: programmes, categories, first rule versions, rounds and what feeds them, and the holidays it needs. */
@Injectable()
export class CreateSeason {
  constructor(private readonly uow: UnitOfWork, private readonly versions: RuleVersions) {}

  execute(actor: Actor, { year, name, theme, copyFromYear, plan }: SeasonFounding): Promise<Season> {
    return this.uow.run(actor, {}, async (tx) => {
      refuseUnlessMayCreate(actor);
      const season = await this.found(tx, { year, name: name.trim(), theme: theme?.trim() ?? '' });
      const { programmes } = plan ?? (copyFromYear ? await pastSeason(tx, copyFromYear, year) : standardSeason(year));
      for (const [position, programme] of programmes.entries()) await this.addProgramme(tx, season, programme, position);
      await seedHolidays(tx, [year, year + 1]);
      tx.record({ chain: 'platform', type: 'programme.season.created', body: { seasonId: season.id, year, programmes: programmes.map((one) => one.code) } });
      return season;
    });
  }

  /** Two officers at once make one season: the second waits for the first and is told. */
  private async found(tx: Tx, facts: Pick<Season, 'year' | 'name' | 'theme'>): Promise<Season> {
    const season: Season = { id: newId(), ...facts, createdAt: tx.now };
    const made = await tx.query(
      `insert into season (id, year, name, theme, created_at) values ($1, $2, $3, $4, $5) on conflict (year) do nothing returning id`,
      [season.id, season.year, season.name, season.theme, season.createdAt],
    );
    if (made.length === 0) throw new SeasonExists({ year: facts.year });
    return season;
  }

  private async addProgramme(tx: Tx, season: Season, plan: ProgrammePlan, position: number): Promise<void> {
    const programmeId = newId();
    const { code, name, description, subject } = plan;
    await tx.repo(Programme).insert({ id: programmeId, seasonId: season.id, code, name, description, subject, position });
    await tx.repo(Category).insert(plan.categories.map((category, at) => ({ id: newId(), programmeId, ...category, position: at })));
    for (const [cadence, content] of Object.entries(plan.rules))
      await this.versions.add(tx, { programmeId, cadence: cadence as Cadence, content: readRules(content, `programmes.${code}.rules.${cadence}`), reason: FIRST_REASON }, null);
    await this.addRounds(tx, programmeId, plan);
  }

  private async addRounds(tx: Tx, programmeId: string, { rounds }: ProgrammePlan): Promise<void> {
    const ids = new Map(rounds.map((round) => [round.code, newId()]));
    await tx.repo(Round).insert(rounds.map(({ fedBy: _fedBy, ...round }) => ({ id: ids.get(round.code)!, programmeId, ...round, phase: 'scheduled' as const, isAutomatic: true })));
    const feeds = rounds.flatMap((round) => round.fedBy.flatMap((from) => (ids.has(from) ? [{ fromRoundId: ids.get(from)!, toRoundId: ids.get(round.code)!, isPriority: false }] : [])));
    if (feeds.length > 0) await tx.repo(RoundFeed).insert(feeds);
  }
}
