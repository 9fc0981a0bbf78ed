/**
 * Programme: WHAT is run. calendar · programmes · rules · rounds · seasons.
 */
export * from './calendar/public';
export { ProgrammeModule, programmeEntities } from './programme.module';
export * from './programmes/public';
export * from './rounds/public';
export * from './rules/public';
export * from './seasons/public';
