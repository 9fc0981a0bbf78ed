import { useTranslation } from 'react-i18next';
import { Button } from './button';

interface PagerProps {
  readonly shown: number;
  readonly total: number;
  readonly hasMore: boolean;
  readonly isLoading?: boolean;
  readonly onMore: () => void;
}

/** Lists are read in keyset pages: more of the same, never a page number that shifts under the reader. */
export function Pager({ shown, total, hasMore, isLoading, onMore }: PagerProps) {
  const { t } = useTranslation('shell');
  if (total === 0) return null;
  return (
    <div className="pager">
      <p className="small">{hasMore ? t('table.shownOf', { shown, total }) : t('table.all', { count: total })}</p>
      {hasMore ? <Button onClick={onMore} isBusy={isLoading}>{t('act.more')}</Button> : null}
    </div>
  );
}
