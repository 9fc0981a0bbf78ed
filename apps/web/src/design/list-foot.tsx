import { useTranslation } from 'react-i18next';
import type { Problem } from '../data/problem';
import { Button } from './button';
import { ProblemNote } from './problem-note';

interface ListFootProps {
  readonly list: {
    readonly rows: readonly unknown[];
    readonly total: number;
    readonly hasMore: boolean;
    readonly isLoadingMore: boolean;
    readonly moreProblem: Problem | null;
    readonly more: () => void;
  };
}

/** Lists are read in keyset pages: more of the same, never a page number that shifts under the reader. Why more did not come stands where it was asked for. */
export function ListFoot({ list: { rows, total, hasMore, isLoadingMore, moreProblem, more } }: ListFootProps) {
  const { t } = useTranslation('shell');
  if (rows.length === 0 || total === 0) return null;
  return (
    <>
      <ProblemNote problem={moreProblem} onAgain={more} />
      <div className="pager">
        <p className="small">{hasMore ? t('table.shownOf', { shown: rows.length, total }) : t('table.all', { count: total })}</p>
        {hasMore ? <Button onClick={more} isBusy={isLoadingMore}>{t('act.more')}</Button> : null}
      </div>
    </>
  );
}
