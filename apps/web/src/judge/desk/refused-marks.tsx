import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { placeOf } from '../marks/kept-mark';
import type { Queue } from '../judging-query';
import type { MarkStore } from '../marks/mark-store';
import { markText } from '../marks/mark-text';

/** Marks given without a network that the rules did not take, each with its value and why, until the judge has read it. */
export function RefusedMarks({ queue, store }: { readonly queue: Queue | null; readonly store: MarkStore }) {
  const { t } = useTranslation('judge');
  const { refused } = store;
  if (refused.length === 0) return null;
  return (
    <details className="refused-marks small">
      <summary>{t('refused.title', { count: refused.length })}</summary>
      <ul>
        {refused.map((item) => (
          <li key={item.id} className="row">
            <span>{queue?.items.find(({ sheetId }) => sheetId === item.sheetId)?.title ?? t('refused.elsewhere')}{t('refused.line', { mark: item.kind === 'mark' ? markText(item.value) : item.text, message: item.trouble?.kind === 'refused' ? item.trouble.message : '' })}</span>
            <Button kind="quiet" size="small" onClick={() => store.dismiss(placeOf(item))}>{t('refused.read')}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
