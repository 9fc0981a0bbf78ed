/**
 * Programmes: the competitions of a season and their categories. Both are rows; a new kind of award needs no code.
 * What a programme runs by is in `rules`, when it runs is in `rounds`.
 */
export { Category, Programme } from './programme.entity';
export { CategoryView, ProgrammeView } from './programme.view';
export { categoryLoader, PROGRAMME_FACTS, programmeLoader, ProgrammesReader } from './programmes.reader';
export { ProgrammesModule } from './programmes.module';
