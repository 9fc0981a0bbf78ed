import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../app/page-title';
import { Gate } from '../../app/gate';
import { Tabs } from '../../design';
import { OFFICE_TABS, type CertificateSearch } from '../addresses';
import { CertificateList } from './certificate-list';
import { HonourRegister } from './honour-register';
import { IssuePane } from './issue-pane';
import '../certificates.css';

const api = getRouteApi('/office/certificates');
const READERS = ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor'] as const;

/** 荣誉与证书: issue by round, every certificate with its log, every honour with what it brought. */
export function CertificatesOffice() {
  return <Gate roles={READERS}>{(viewer) => <Office canIssue={viewer.permissions.includes('certificate.issue')} />}</Gate>;
}

function Office({ canIssue }: { readonly canIssue: boolean }) {
  const { t } = useTranslation('certificates');
  usePageTitle(t('office.title'));
  const search = api.useSearch();
  const navigate = useNavigate();
  const tabs = OFFICE_TABS.filter((tab) => canIssue || tab !== 'issue');
  const tab = search.tab && tabs.includes(search.tab) ? search.tab : tabs[0]!;
  const go = (to: CertificateSearch) => void navigate({ to: '/office/certificates', search: { ...search, tab, ...to }, replace: true });
  return (
    <div className="stack-wide" data-width="full">
      <header><h1>{t('office.title')}</h1><p className="quiet">{t('office.line')}</p></header>
      <Tabs label={t('office.title')} current={tab} onChange={(to) => void navigate({ to: '/office/certificates', search: { tab: OFFICE_TABS.find((one) => one === to), round: search.round } })} tabs={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}>
        <div style={{ paddingTop: 'var(--space-2)' }}>
          {tab === 'issue' ? <IssuePane roundId={search.round} onRound={(round) => go({ round })} /> : tab === 'list' ? <CertificateList search={search} onSearch={go} canIssue={canIssue} /> : <HonourRegister search={search} onSearch={go} />}
        </div>
      </Tabs>
    </div>
  );
}
