import Scale from 'lucide-react/icons/scale';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';
import type { Sheet } from '../judging-query';
import { markText } from '../marks/mark-text';

/** That the judges of this entry lie too far apart, and what came of it; never how far, and no mark of another. */
export function SpreadNote({ sheet: { spread } }: { readonly sheet: Sheet }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  if (!spread) return null;
  const { state, then, limit, resolvedAt, note } = spread;
  const told = state === 'open' ? t(then === 'discussion' ? 'spread.toDiscuss' : 'spread.toCall')
    : state === 'discussed' ? t('spread.discussed', { at: resolvedAt ? times.instant(resolvedAt) : '' }) : t(resolvedAt ? 'spread.judgedFurther' : 'spread.called');
  return (
    <section className="spread-note small" data-state={resolvedAt ? 'settled' : 'open'} role="status">
      <p className="row"><Scale size={16} aria-hidden /><strong>{t('spread.title', { limit: markText(limit) })}</strong></p>
      <p>{told}</p>
      {note ? <blockquote>{note}</blockquote> : null}
    </section>
  );
}
