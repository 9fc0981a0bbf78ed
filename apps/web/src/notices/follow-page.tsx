import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Field, Shown, TextInput } from '../design';
import { usePage } from '../data/use-page';
import { statusQuery } from './notice-query';
import { ObjectionStatus } from './objection-status';
import './notices.css';

interface Asked { readonly number: string; readonly key: string }

/** What becomes of an objection, to whoever has number and key; neither stands in an address. */
export function FollowPage() {
  const { t } = useTranslation('notices');
  usePageTitle(t('follow.title'));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [typed, setTyped] = useState<Asked | null>(null);
  // What did not fit is still there to be mended; the key of one that was seen is not left behind.
  const back = (kept: Asked | null) => { setTyped(kept); setAsked(null); };
  return (
    <div className="stack-wide reading">
      <header className="stack"><h1>{t('follow.title')}</h1><p className="quiet">{t('follow.line')}</p></header>
      {asked ? <Followed asked={asked} onOther={back} /> : <AskForm typed={typed} onAsked={setAsked} />}
    </div>
  );
}

function AskForm({ typed, onAsked }: { readonly typed: Asked | null; readonly onAsked: (asked: Asked) => void }) {
  const { t } = useTranslation('notices');
  const [number, setNumber] = useState(typed?.number ?? '');
  const [key, setKey] = useState(typed?.key ?? '');
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); onAsked({ number: number.trim(), key: key.trim() }); }}>
      <Field isRequired label={t('raise.number')}>{(links) => <TextInput {...links} value={number} maxLength={12} autoComplete="off" onChange={(event) => setNumber(event.target.value)} />}</Field>
      <Field isRequired label={t('raise.key')}>{(links) => <TextInput {...links} value={key} maxLength={64} autoComplete="off" onChange={(event) => setKey(event.target.value)} />}</Field>
      <div><Button type="submit" kind="primary" disabled={number.trim() === '' || key.trim() === ''}>{t('follow.look')}</Button></div>
    </form>
  );
}

function Followed({ asked, onOther }: { readonly asked: Asked; readonly onOther: (kept: Asked | null) => void }) {
  const { t } = useTranslation('notices');
  const page = usePage(statusQuery, { ...asked }, { policy: 'network-only' });
  if (page.problem?.kind === 'not_found') return <div className="stack"><p role="alert">{t('follow.notFound')}</p><div><Button onClick={() => onOther(asked)}>{t('follow.mend')}</Button></div></div>;
  return (
    <Shown page={page}>
      {({ objectionStatus }) => <div className="stack"><ObjectionStatus status={objectionStatus} objectionKey={asked.key} onChanged={page.again} /><div><Button size="small" onClick={() => onOther(null)}>{t('follow.another')}</Button></div></div>}
    </Shown>
  );
}
