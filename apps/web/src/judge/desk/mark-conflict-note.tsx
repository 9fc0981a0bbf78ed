import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import { markText } from '../marks/mark-text';
import type { MarkConflict } from '../marks/kept-mark';

/** The same criterion was marked on another device: both values, and the judge decides. */
export function MarkConflictNote({ conflict: { mine, theirs }, onSettle }: { readonly conflict: MarkConflict; readonly onSettle: (keepsMine: boolean) => void }) {
  const { t } = useTranslation('judge');
  const other = theirs === null ? t('conflict.nothing') : markText(theirs);
  return (
    <div className="note note-refused" role="alert">
      <TriangleAlert size={20} aria-hidden />
      <div className="note-body">
        <p className="note-title">{t('conflict.title')}</p>
        <div className="row">
          <Button size="small" kind="primary" onClick={() => onSettle(true)}>{t('conflict.mine', { mark: markText(mine) })}</Button>
          <Button size="small" onClick={() => onSettle(false)}>{t('conflict.theirs', { mark: other })}</Button>
        </div>
      </div>
    </div>
  );
}
