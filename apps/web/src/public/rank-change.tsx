import ArrowDown from 'lucide-react/icons/arrow-down';
import ArrowUp from 'lucide-react/icons/arrow-up';
import Minus from 'lucide-react/icons/minus';
import { useTranslation } from 'react-i18next';

interface RankChangeProps {
  readonly rank: number;
  /** Null: not in the table then. */
  readonly before: number | null;
}

/** An arrow with its figure, and the same in words for those who listen. */
export function RankChange({ rank, before }: RankChangeProps) {
  const { t } = useTranslation('public');
  if (before === null) return <span className="rank-change small" data-way="new">{t('honours.change.new')}</span>;
  const places = Math.abs(before - rank);
  const way = before > rank ? 'up' : before < rank ? 'down' : 'same';
  const Icon = way === 'up' ? ArrowUp : way === 'down' ? ArrowDown : Minus;
  return (
    <span className="rank-change figures" data-way={way}>
      <Icon size={16} aria-hidden />
      {places > 0 ? <span aria-hidden>{places}</span> : null}
      <span className="visually-hidden">{way === 'same' ? t('honours.change.same') : t(`honours.change.${way}`, { places })}</span>
    </span>
  );
}
