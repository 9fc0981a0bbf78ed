import Printer from 'lucide-react/icons/printer';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { ButtonAnchor, ButtonLink } from '../design';
import { BundleList } from './bundle-list';
import { LedgerLog } from './ledger-log';
import './audit.css';

/** Where an auditor begins: take a round, check it, hold it against the printed heads, read who used which power. */
export function AuditHome() {
  const { t } = useTranslation('audit');
  usePageTitle(t('home.title'));
  return (
    <Gate roles={['auditor']}>
      {() => (
        <div className="stack-wide audit">
          <header className="stack">
            <h1>{t('home.title')}</h1>
            <p className="quiet reading">{t('home.line')}</p>
            <div className="row">
              <ButtonLink kind="primary" to="/audit/verify" icon={<ShieldCheck size={18} aria-hidden />}>{t('home.verify')}</ButtonLink>
              <ButtonAnchor href="/files/ledger/heads.html" icon={<Printer size={18} aria-hidden />}>{t('home.heads')}</ButtonAnchor>
            </div>
          </header>
          <BundleList />
          <LedgerLog />
        </div>
      )}
    </Gate>
  );
}
