/**
 * History: the figures of the seasons before this product, as reported, each with what it counts. Shown beside today's
 * only where both count the same; nothing is reckoned from them.
 */
export { HistoryModule } from './history.module';
export { LoadPastFigures } from './load-past-figures';
export { PastFigure } from './past-figure.entity';
