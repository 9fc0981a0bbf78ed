import Check from 'lucide-react/icons/check';
import Minus from 'lucide-react/icons/minus';
import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import type { Verdict } from './check-certificate';

const ICONS = { holds: Check, fails: X, unknown: Minus, absent: Minus } as const;

/** What was checked in this browser, in the words of the verifier everybody may take away. */
export function CertificateChecks({ checks }: { readonly checks: Verdict['checks'] }) {
  const { t, i18n } = useTranslation('certificates');
  const language = i18n.language === 'en' ? 'en' : 'zh';
  return (
    <section className="card stack">
      <h2>{t('verify.checked')}</h2>
      <ol className="certificate-checks">
        {checks.map(({ code, title, state, text }) => {
          const Icon = ICONS[state];
          return <li key={code} data-state={state}><Icon size={18} role="img" aria-label={t(`check.${state}`)} /><div><strong>{title[language]}</strong><p className="small">{text[language]}</p></div></li>;
        })}
      </ol>
    </section>
  );
}
