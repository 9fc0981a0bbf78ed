/**
 * Stories: the public pages — stars by period, kind and district, a star's own page with the way back to its months,
 * the figures of a year. Only what was published exists here, and nobody need sign in.
 */
export { StarsReader } from './stars.reader';
export { starsStatement, type StarFilters } from './star-statements';
export { StarFiguresView, StarMonthView, StarPageView, StarView } from './star.view';
export { StoriesModule } from './stories.module';
