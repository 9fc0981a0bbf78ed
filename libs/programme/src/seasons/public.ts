/**
 * Seasons: a competition year as a whole. Making one (the standard season, a copy of a past one, or a plan of one's
 * own) with its programmes, rules, rounds and feeds, and reading it: the season page and the cycle board.
 */
export { CreateSeason, type SeasonFounding } from './commands/create-season';
export { PlanRound, type RoundPlanning } from './commands/plan-round';
export type { ProgrammePlan, RoundPlan, SeasonPlan } from './season-plan';
export { Season } from './season.entity';
export { SeasonExists, SeasonMissing } from './season.refusals';
export { CycleBoardRowView, CycleCellView, SeasonView } from './season.view';
export { fiveSmallProgramme, standardSeason, starProgramme, starRounds } from './standard-season';
export { SeasonsModule } from './seasons.module';
