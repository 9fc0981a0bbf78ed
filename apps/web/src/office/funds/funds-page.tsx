import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import { usePage } from '../../data/use-page';
import { Shown, Tabs } from '../../design';
import { calendarYear } from '../../i18n/calendar-year';
import { AllowanceMonthPane } from './allowance-month';
import { BatchList } from './batch-list';
import { BookingList } from './booking-list';
import { FundOverview } from './fund-overview';
import { FUND_TABS } from './fund-tabs';
import { yearQuery } from './funds-query';
import { GrantList } from './grant-list';
import { PayableList } from './payable-list';
import { SubsidyList } from './subsidy-list';
import { PeriodStep } from './year-step';
import './funds.css';

const api = getRouteApi('/office/funds');

/** The city's funds: what there is, what is owed, what goes to the bank, and the books. */
export function FundsPage() {
  return <Gate roles={['city_finance', 'city_organiser', 'auditor']}>{() => <Funds />}</Gate>;
}

function Funds() {
  const { t } = useTranslation('funds');
  usePageTitle(t('title'));
  const navigate = useNavigate();
  const { tab = 'overview', year = calendarYear() } = api.useSearch();
  const go = (to: string, of: number) => void navigate({ to: '/office/funds', search: { tab: FUND_TABS.find((one) => one === to), year: of === calendarYear() ? undefined : of }, replace: true });
  const page = usePage(yearQuery, { year }, { policy: 'cache-and-network' });
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1>{t('titleOf', { year })}</h1><p className="quiet">{t('line')}</p></div>
        <PeriodStep of="year" label={String(year)} onStep={(by) => go(tab, year + by)} />
      </header>
      <Tabs label={t('title')} current={tab} onChange={(to) => go(to, year)} tabs={FUND_TABS.map((key) => ({ key, label: t(`tab.${key}`) }))}>
        <div className="stack-wide" style={{ paddingTop: 'var(--space-2)' }}>
          {tab === 'overview' ? <Shown page={page}>{({ fundYear, payableFigures }) => <FundOverview key={year} year={fundYear} figures={payableFigures} />}</Shown> : null}
          {tab === 'allowances' ? <AllowanceMonthPane year={year} /> : null}
          {tab === 'subsidies' ? <SubsidyList year={year} /> : null}
          {tab === 'grants' ? <GrantList year={year} /> : null}
          {tab === 'payables' ? <PayableList year={year} /> : null}
          {tab === 'batches' ? <BatchList /> : null}
          {tab === 'books' ? <BookingList year={year} /> : null}
        </div>
      </Tabs>
    </div>
  );
}
