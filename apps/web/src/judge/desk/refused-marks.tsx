import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { placeOf } from '../marks/kept-mark';
import type { QueueItem } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { markText } from '../marks/mark-text';

/** Marks given without a network that the rules did not take, each with its value and why, until the judge has read it; also when its round is over and in no queue any more. */
export function RefusedMarks({ items, store }: { readonly items: readonly QueueItem[]; readonly store: MarkStore }) {
  const { t } = useTranslation('judge');
  const { refused } = store;
  if (refused.length === 0) return null;
  return (
    <details className="refused-marks small">
      <summary>{t('refused.title', { count: refused.length })}</summary>
      <ul>
        {refused.map((item) => (
          <li key={item.id} className="row">
            <span><Link to="/judge/sheets/$id" params={{ id: item.sheetId }}>{items.find(({ sheetId }) => sheetId === item.sheetId)?.title ?? t('refused.elsewhere')}</Link>{t('refused.line', { mark: item.kind === 'mark' ? [item.name, markText(item.value)].filter(Boolean).join(' ') : item.text, message: item.trouble?.kind === 'refused' ? item.trouble.message : '' })}</span>
            <Button kind="quiet" size="small" onClick={() => store.dismiss(placeOf(item))}>{t('refused.read')}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
