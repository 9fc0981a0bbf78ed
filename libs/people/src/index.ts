/**
 * People: WHO takes part. organizations · members · identity · activity · imports.
 */
export * from './organizations/public';
export * from './members/public';
export * from './studios/public';
export * from './identity/public';
export * from './activity/public';
export * from './imports/public';
export { PeopleModule, peopleEntities } from './people.module';
