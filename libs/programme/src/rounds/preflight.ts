import { Injectable } from '@nestjs/common';
import { rowsFrom, type RowSource } from '@jiangong/platform';
import { WorkCalendars } from '../calendar/public';
import { foreseeSelection } from './list-preflight.rules';
import { foresee, type Neighbour } from './preflight.rules';
import { RoundGuards, type Finding, type RoundFacts } from './round.guards';
import { NoRulesYet } from './round.refusals';
import { Rounds } from './rounds';

const NEIGHBOUR = `o.name, o.cadence, o.phase, o.collecting_at as "collectingAt", o.reviewing_at as "reviewingAt",
  o.judging_at as "judgingAt", o.computing_at as "computingAt", o.deciding_at as "decidingAt"`;

const SOURCES = `select ${NEIGHBOUR} from round_feed f join round o on o.id = f.from_round_id where f.to_round_id = $1 order by o.position`;
const PREVIOUS = `select ${NEIGHBOUR} from round o where o.programme_id = $1 and o.cadence = $2 and o.position = $3`;
const COUNTS = `select (select count(*)::int from category where programme_id = $1) as categories,
  array(select distinct extract(year from day)::int from holiday) as "holidayYears"`;

/** What would go wrong with a round before it opens: our own findings first, then those of later stages. */
@Injectable()
export class Preflight {
  constructor(private readonly rounds: Rounds, private readonly guards: RoundGuards, private readonly calendars: WorkCalendars) {}

  async of(source: RowSource, round: RoundFacts): Promise<Finding[]> {
    const rules = await this.rounds.rulesOf(source, round.id).catch((error: unknown) => {
      if (error instanceof NoRulesYet) return null;
      throw error;
    });
    const sources = await rowsFrom<Neighbour>(source, SOURCES, [round.id]);
    const [previous] = await rowsFrom<Neighbour>(source, PREVIOUS, [round.programmeId, round.cadence, round.position - 1]);
    const [counts] = await rowsFrom<{ categories: number; holidayYears: number[] }>(source, COUNTS, [round.programmeId]);
    const own = foresee({ round, rules, sources, previous: previous ?? null, calendar: await this.calendars.load(source), ...counts! });
    if (!rules) return own;
    const { selection } = rules.deciding;
    const ofList = selection ? await foreseeSelection(selection, (await this.rounds.categoriesOf(source, round.id)).map(({ code }) => code)) : [];
    return [...own, ...ofList, ...(await this.guards.foresee(source, round))];
  }
}
