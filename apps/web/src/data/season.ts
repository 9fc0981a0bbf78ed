import { serverNow } from '../i18n/server-clock';
import { graphql, type ResultOf } from './graphql';

/** A year with its programmes and rounds: what the public may know of how it runs. */
export const seasonQuery = graphql(`
  query SeasonYear($year: Int!) {
    season(year: $year) {
      id year name theme
      programmes {
        id code name description subject
        categories { id code name }
        rounds { id code cadence name position phase collectingAt reviewingAt judgingAt decidingAt nextDeadline publishedAt noticeEndsAt }
      }
    }
  }
`);

export type Season = ResultOf<typeof seasonQuery>['season'];
export type SeasonProgramme = Season['programmes'][number];
export type SeasonRound = SeasonProgramme['rounds'][number];

type PhaseFacts = Pick<SeasonRound, 'phase' | 'cadence'>;

export const roundsOf = (programme: SeasonProgramme, cadence: string): readonly SeasonRound[] =>
  programme.rounds.filter((round) => round.cadence === cadence).sort((one, other) => one.position - other.position);

/** The phase as people understand it: “gathering” while a quarter or a year waits for its sources. */
export const shownPhase = (round: PhaseFacts & { readonly noticeEndsAt: string | null }): string => (isGathering(round) ? 'gathering' : signingOr(round));

export const isGathering = (round: PhaseFacts): boolean => round.phase === 'collecting' && !isOpenToPeople(round);

/** Once its notice is over, or when it has none, a list waits for two signatures and for nothing else. */
export const signingOr = ({ phase, noticeEndsAt }: { readonly phase: string; readonly noticeEndsAt: string | null }): string =>
  phase === 'notice' && noticeEndsAt !== null && new Date(noticeEndsAt) <= serverNow() ? 'signing' : phase;

/** Months take entries from outside; a quarter or a year “collects” the winners of earlier rounds by itself. */
export const isOpenToPeople = ({ phase, cadence }: PhaseFacts): boolean => phase === 'collecting' && (cadence === 'month' || cadence === 'stage');
