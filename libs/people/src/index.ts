/**
 * People: WHO takes part. organizations · members · identity · imports.
 */
export { PeopleModule, peopleEntities } from './people.module';
