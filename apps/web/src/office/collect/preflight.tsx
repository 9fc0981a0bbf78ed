import Info from 'lucide-react/icons/info';
import OctagonAlert from 'lucide-react/icons/octagon-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useTranslation } from 'react-i18next';

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
}

const ICONS: Readonly<Record<string, typeof Info>> = { blocking: OctagonAlert, warning: TriangleAlert, note: Info };

/** What would go wrong with the round, before it does. What forbids it to open lies open; warnings can be unfolded. */
export function Preflight({ findings }: { readonly findings: readonly Finding[] }) {
  const { t } = useTranslation('office');
  if (findings.length === 0) return null;
  const ordered = [...findings].sort((a, b) => Number(b.severity === 'blocking') - Number(a.severity === 'blocking'));
  const blocking = findings.filter((one) => one.severity === 'blocking').length;
  return (
    <details className="preflight" open={blocking > 0}>
      <summary>{blocking > 0 ? t('preflight.blocking', { count: blocking }) : t('preflight.warnings', { count: findings.length })}</summary>
      <ul className="findings">
        {ordered.map((finding) => {
          const Icon = ICONS[finding.severity] ?? TriangleAlert;
          return (
            <li key={`${finding.code}${finding.message}`} className="finding" data-severity={finding.severity}>
              <Icon size={18} aria-hidden /><span>{finding.severity === 'note' ? null : <><strong className="small">{finding.severity === 'blocking' ? t('preflight.forbids') : t('preflight.warns')}</strong> </>}{finding.message}</span>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
