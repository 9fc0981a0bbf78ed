import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Chip } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';

const runningQuery = graphql(`query RunningNotices { runningNotices { id title closesAt } }`);

/** Lists on notice at this moment, one line each. Missing when there are none: it is an aside. */
export function NoticeStrip() {
  const { t } = useTranslation('public');
  const times = useTimes();
  const running = usePage(runningQuery, {}).content?.runningNotices ?? [];
  if (running.length === 0) return null;
  return (
    <aside className="notice-strip" aria-label={t('home.onNotice')}>
      <Chip tone="amber">{t('home.onNotice')}</Chip>
      <ul>{running.map(({ id, title, closesAt }) => <li key={id}><Link to="/notices/$id" params={{ id }}>{title}</Link> <span className="small quiet">{t('home.noticeUntil', { until: times.deadline(closesAt) })}</span></li>)}</ul>
      <Link to="/notices" className="small notice-strip-all">{t('home.allNotices')}</Link>
    </aside>
  );
}
