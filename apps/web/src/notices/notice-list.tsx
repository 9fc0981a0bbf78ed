import { Link } from '@tanstack/react-router';
import Megaphone from 'lucide-react/icons/megaphone';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, ListFoot, Shown } from '../design';
import { useList } from '../data/use-list';
import { useTimes } from '../i18n/times';
import { noticesQuery, type ListedNotice } from './notice-query';
import { NoticeState } from './notice-state';
import './notices.css';

/** Every notice there was, newest first. */
export function NoticeList() {
  const { t } = useTranslation('notices');
  usePageTitle(t('list.title'));
  const list = useList(noticesQuery, {}, ({ notices }) => notices);
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1 className="title-face">{t('list.title')}</h1><p className="quiet reading">{t('list.line')}</p></div>
        <ButtonLink size="small" to="/objections">{t('page.follow')}</ButtonLink>
      </header>
      <Shown page={list}>
        {() => (list.rows.length === 0 ? <div className="card"><EmptyState icon={<Megaphone size={40} strokeWidth={1.25} aria-hidden />} title={t('list.none')}>{t('list.noneText')}</EmptyState></div> : (
          <>
            <ul className="notice-list">{list.rows.map((notice) => <li key={notice.id}><NoticeLine notice={notice} /></li>)}</ul>
            <ListFoot list={list} />
          </>
        ))}
      </Shown>
    </div>
  );
}

function NoticeLine({ notice }: { readonly notice: ListedNotice }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  return (
    <Link to="/notices/$id" params={{ id: notice.id }} className="notice-line card">
      <span className="row"><NoticeState state={notice.state} /><span className="small quiet">{notice.number}</span></span>
      <strong>{notice.title}</strong>
      <span className="small quiet">{t('list.shown', { from: times.day(notice.openedAt), to: times.day(notice.lastDay) })}{notice.winners > 0 ? ` · ${t('list.people', { count: notice.winners })}` : ''}</span>
    </Link>
  );
}
