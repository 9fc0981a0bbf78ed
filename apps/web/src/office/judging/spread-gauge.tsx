import { useTranslation } from 'react-i18next';
import { scoreText } from '../../i18n/figures';

/** Room to the right of the longer of the two, so that neither ends at the edge. */
const ROOM = 1.12;

/** How far the judges lie apart against what the rules allow: a bar, and a line it should not cross. */
export function SpreadGauge({ spread, limit }: { readonly spread: number; readonly limit: number }) {
  const { t } = useTranslation('judging');
  const whole = Math.max(spread, limit) * ROOM;
  const at = (value: number): number => (value / whole) * 100;
  return (
    <div className="spread-gauge">
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" role="img" aria-label={t('alarm.figures', { spread: scoreText(spread), limit: scoreText(limit) })}>
        <rect x="0" y="4" width="100" height="4" fill="var(--sunken)" />
        <rect x="0" y="3" width={at(Math.min(spread, limit))} height="6" fill="var(--line-strong)" />
        {spread > limit ? <rect x={at(limit)} y="3" width={at(spread) - at(limit)} height="6" fill="var(--amber)" /> : null}
        <line x1={at(limit)} x2={at(limit)} y1="0" y2="12" stroke="var(--ink)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="spread-gauge-words small"><span>{t('alarm.limit', { limit: scoreText(limit) })}</span><strong className="figures">{t('alarm.spread', { spread: scoreText(spread) })}</strong></p>
    </div>
  );
}
