import CircleCheck from 'lucide-react/icons/circle-check';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';
import type { UnmetRule } from './selection-query';

/** Which rules a change by hand breaks, told before it is proposed and before it is confirmed; or that it breaks none. */
export function UnmetRules({ unmet, isInForce = false }: { readonly unmet: readonly UnmetRule[]; readonly isInForce?: boolean }) {
  const { t } = useTranslation('selection');
  if (unmet.length === 0) return isInForce ? null : <p className="row small" style={{ color: 'var(--green)' }}><CircleCheck size={16} aria-hidden />{t('override.unmet.none')}</p>;
  return (
    <div className="finding" data-severity="blocking" role="group" aria-label={t('override.unmet.title')}>
      <TriangleAlert size={20} aria-hidden />
      <div className="stack-tight">
        <p><strong>{t(isInForce ? 'override.unmet.broke' : 'override.unmet.breaks', { count: unmet.length })}</strong></p>
        <ul className="selection-ways">
          {unmet.map(({ code, name, kind, required, reached }) => <li key={code}>{t(kind === 'floor' ? 'override.unmet.floor' : 'override.unmet.cap', { name, required, reached: reached ?? 0 })}</li>)}
        </ul>
        {isInForce ? null : <p className="small">{t('override.unmet.follows')}</p>}
      </div>
    </div>
  );
}
