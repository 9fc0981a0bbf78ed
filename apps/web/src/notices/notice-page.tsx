import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonAnchor, ButtonLink, Note, Shown } from '../design';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { CorrectionNote } from '../public/list-correction';
import { NoticeCompliance } from './notice-compliance';
import { NoticeHow } from './notice-how';
import { NoticePlaces } from './notice-places';
import { noticeQuery, type ShownNotice } from './notice-query';
import { NoticeState } from './notice-state';
import './notices.css';

const api = getRouteApi('/notices/$id');

export function NoticePage() {
  const { id } = api.useParams();
  const page = usePage(noticeQuery, { id }, { policy: 'cache-and-network' });
  return <div className="stack-wide notice-page"><Shown page={page}>{({ notice }) => <TheNotice notice={notice} />}</Shown></div>;
}

function TheNotice({ notice }: { readonly notice: ShownNotice }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  usePageTitle(notice.title);
  const isShown = notice.state !== 'withdrawn';
  return (
    <>
      <p className="no-print"><Link to="/notices">{t('list.all')}</Link></p>
      <header className="notice-head">
        <p className="notice-issuer">{notice.issuer}</p>
        <p className="notice-number">{notice.number}</p>
        <h1 className="title-face">{notice.title}</h1>
      </header>
      <div className="row-apart notice-course">
        <div className="row"><NoticeState state={notice.state} /><span><Course notice={notice} /></span></div>
        {isShown ? (
          <div className="row no-print">
            {notice.state === 'open' ? <ButtonLink kind="primary" to="/notices/$id/object" params={{ id: notice.id }}>{t('page.object')}</ButtonLink> : null}
            <ButtonAnchor href={`/files/notices/${notice.id}/notice.pdf`} download>{t('page.paper')}</ButtonAnchor>
          </div>
        ) : null}
      </div>
      {isShown ? (
        <>
          <p className="reading notice-lead">{t('page.lead', { basis: notice.basis || t('page.basis'), count: notice.winners, from: times.day(notice.openedAt), to: times.day(notice.lastDay), days: notice.workingDays })}</p>
          {notice.corrections.map((correction) => <CorrectionNote key={correction.publicationId} correction={correction} isOnNotice />)}
          {notice.changes.length > 0 && notice.corrections.length === 0 ? <Changes notice={notice} /> : null}
          {notice.categories.map((category) => <NoticePlaces key={category.id} category={category} />)}
          {notice.compliance.length > 0 ? <NoticeCompliance lines={notice.compliance} /> : null}
          <NoticeHow notice={notice} />
          <footer className="notice-foot"><p>{notice.issuer}</p><p>{t('page.signed', { day: times.day(notice.openedAt) })}</p></footer>
          <p className="small quiet">{t('page.masked')}</p>
        </>
      ) : null}
    </>
  );
}

function Course({ notice }: { readonly notice: ShownNotice }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  if (notice.state === 'open') return <>{t('page.until', { until: times.deadline(notice.closesAt), left: times.remaining(notice.closesAt) })}</>;
  if (notice.state === 'published') return <>{t('page.published', { at: times.day(notice.publishedAt ?? notice.closesAt) })}</>;
  return <>{t(notice.state === 'withdrawn' ? 'page.withdrawn' : 'page.closed', { until: times.deadline(notice.closesAt) })}</>;
}

function Changes({ notice: { changes } }: { readonly notice: ShownNotice }) {
  const { t } = useTranslation('notices');
  return (
    <Note title={t('page.changes')}>
      <p>{t('page.changesText')}</p>
      <ul>{changes.map((one) => <li key={one.entryId}><strong>{t(one.change === 'enters' ? 'page.enters' : 'page.leaves')}</strong>：{one.categoryName} {one.name}（{one.organizationName}）</li>)}</ul>
    </Note>
  );
}
