import type { TFunction } from 'i18next';
import { numberIn, textIn, type Loose } from './rule-document';

const METHODS = ['mean', 'median', 'zscore', 'calibrated'] as const;

/** How a score comes of the sheets, in words. */
export function methodText(t: TFunction<'judging'>, method: Loose): string {
  const kind = textIn(method, 'kind');
  if (kind === 'trimmed') return t('method.trimmed', { high: numberIn(method, 'high') ?? 0, low: numberIn(method, 'low') ?? 0 });
  const known = METHODS.find((one) => one === kind);
  return known ? t(`method.${known}`) : kind;
}

/** Which entries the calibration takes for one population; categories, as usual, need no word. */
export function groupsText(t: TFunction<'judging'>, computing: Loose): string | null {
  const groups = textIn(computing, 'groups');
  if (groups === 'district') return t('method.byDistrict');
  return groups === 'none' ? t('method.ungrouped') : null;
}

/** Versions stored before the key was there round half up. */
export const roundingText = (t: TFunction<'judging'>, computing: Loose): string =>
  t(textIn(computing, 'rounding') === 'half_even' ? 'method.halfEven' : 'method.halfUp', { count: numberIn(computing, 'decimals') ?? 2 });
