import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { useSession } from '../app/session';
import { LoadingBlock, Note, Shown } from '../design';
import { usePage } from '../data/use-page';
import { noticeQuery, type ShownNotice } from './notice-query';
import { ObjectionReceipt, type Receipt } from './objection-receipt';
import { RaiseForm } from './raise-form';
import './notices.css';

const api = getRouteApi('/notices/$id/object');

export function RaisePage() {
  const { id } = api.useParams();
  const page = usePage(noticeQuery, { id });
  return <div className="stack-wide reading"><Shown page={page}>{({ notice }) => <Raising notice={notice} />}</Shown></div>;
}

function Raising({ notice }: { readonly notice: ShownNotice }) {
  const { t } = useTranslation('notices');
  const { viewer } = useSession();
  usePageTitle(t('raise.title'));
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  return (
    <>
      <header className="stack">
        <p className="no-print"><Link to="/notices/$id" params={{ id: notice.id }}>{notice.title}</Link></p>
        <h1>{t('raise.title')}</h1>
        <p className="quiet">{t('raise.line', { number: notice.number })}</p>
      </header>
      {receipt ? <ObjectionReceipt receipt={receipt} /> : notice.state !== 'open' ? <Note>{t('raise.closed')}</Note> : viewer === undefined ? <LoadingBlock /> : <RaiseForm notice={notice} viewer={viewer} onSent={setReceipt} />}
    </>
  );
}
