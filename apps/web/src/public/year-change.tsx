import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import { useTranslation } from 'react-i18next';
import { countText } from '../i18n/figures';
import { yearStep } from './figure-kinds';

interface YearChangeProps {
  readonly now: number;
  readonly before: number | null;
  readonly unit: string;
}

/** Year on year in words, with the figure it is reckoned from. */
export function YearChange({ now, before, unit }: YearChangeProps) {
  const { t, i18n } = useTranslation('public');
  const step = yearStep(now, before);
  if (step.way === 'none') return <span className="quiet">{t('seasonFigures.noBefore')}</span>;
  if (step.way === 'from_none') return <span className="quiet">{t('seasonFigures.fromNone')}</span>;
  if (step.part === undefined) return <span className="quiet">{t('seasonFigures.same')}</span>;
  const Icon = step.way === 'up' ? ArrowUp : ArrowDown;
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(step.part);
  return (
    <span className="year-change" data-way={step.way}>
      <strong><Icon size={16} aria-hidden />{t(`seasonFigures.${step.way}`, { percent })}</strong>
      <span className="quiet">{t('seasonFigures.before', { unit, shown: countText(i18n.language, before ?? 0) })}</span>
    </span>
  );
}
