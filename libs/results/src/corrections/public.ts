/**
 * Corrections: published lists that took the place of earlier ones, for everybody to see (domain.md §7) — when, why, who left,
 * who entered, and the notice to read. Nothing published is ever changed in silence.
 */
export { CorrectedPlaceView, ListCorrectionView } from './correction.view';
export { CorrectionsReader } from './corrections.reader';
export { CorrectionsModule } from './corrections.module';
