/**
 * Programme: WHAT is run. calendar · seasons · programmes · rules · rounds.
 */
export { ProgrammeModule, programmeEntities } from './programme.module';
