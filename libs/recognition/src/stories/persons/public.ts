/** Persons who do not want a page of their own: asked by whatever would show one or tell of them. */
export { HiddenPerson } from './hidden-person.entity';
export { isPersonHidden, pageOf } from './person-statements';
