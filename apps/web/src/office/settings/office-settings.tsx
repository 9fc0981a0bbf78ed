import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Tabs } from '../../design';
import { useServerNow } from '../../i18n/server-clock';
import { calendarYear } from '../../i18n/calendar-year';
import { OfficeFrame } from '../office-frame';
import { TABS, type SettingsTab } from '../addresses';
import { Holidays } from './holidays';
import { Rules } from './rules';
import { Seasons } from './seasons';
import type { SettingsProps } from './settings-props';


const api = getRouteApi('/office/settings');
const PANES = { holidays: Holidays, rules: Rules, seasons: Seasons } satisfies Record<SettingsTab, (props: SettingsProps) => React.ReactNode>;

/** What all rounds share: the working calendar, the rules they run by, and the seasons themselves. */
export function OfficeSettings() {
  return <OfficeFrame>{(viewer) => <Settings viewer={viewer} />}</OfficeFrame>;
}

function Settings({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('office');
  const navigate = useNavigate();
  const search = api.useSearch();
  const now = useServerNow();
  const year = search.year ?? calendarYear(now);
  const tab = search.tab ?? 'holidays';
  const Pane = PANES[tab];
  return (
    <>
      <div className="stack" style={{ gap: 'var(--space-1)' }}>
        <Link to="/office" search={{ year }} className="row small no-print"><ArrowLeft size={16} aria-hidden />{t('round.board', { year })}</Link>
        <h1>{t('settings.title')}</h1>
      </div>
      <Tabs label={t('settings.title')} current={tab} onChange={(to) => void navigate({ to: '/office/settings', search: { year, tab: TABS.find((known) => known === to) }, replace: true })} tabs={TABS.map((key) => ({ key, label: t(`settings.${key}`) }))}>
        <div className="stack" style={{ paddingTop: 'var(--space-3)' }}><Pane viewer={viewer} year={year} /></div>
      </Tabs>
    </>
  );
}
