import Copy from 'lucide-react/icons/copy';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Note, Shown, useFromTop, useToast } from '../design';
import { usePage } from '../data/use-page';
import { ahead } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { statusQuery } from './notice-query';
import { ObjectionStatus } from './objection-status';

export interface Receipt {
  readonly number: string;
  readonly key: string;
  readonly dueOn: string;
  readonly isQueued: boolean;
  readonly files: readonly { readonly name: string; readonly problem: string | null }[];
}

/** Number and key, shown once: nothing of it stays on the device, which may be a works' own. */
export function ObjectionReceipt({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('notices');
  const times = useTimes();
  const heading = useFromTop();
  const [isFollowed, setIsFollowed] = useState(false);
  return (
    <>
      <section className="card stack" aria-label={t('raise.sent')}>
        <h2 ref={heading} tabIndex={-1}>{t('raise.sent')}</h2>
        <p>{ahead(t('raise.number'))}<span className="receipt-number">{receipt.number}</span></p>
        <p>{ahead(t('raise.key'))}<span className="receipt-key">{receipt.key}</span></p>
        <p>{t('raise.due', { day: times.day(receipt.dueOn) })}</p>
        {receipt.isQueued ? <p>{t('raise.queued')}</p> : null}
        <Sent files={receipt.files} />
        <Note>{t('raise.keep')}</Note>
        <div className="row no-print">
          <CopyAct receipt={receipt} />
          <Button onClick={() => window.print()}>{t('raise.print')}</Button>
          {isFollowed ? null : <Button onClick={() => setIsFollowed(true)}>{t('raise.follow')}</Button>}
        </div>
      </section>
      {isFollowed ? <div className="no-print"><Following receipt={receipt} /></div> : null}
    </>
  );
}

/** Beneath number and key, which no other page would know any more. */
function Following({ receipt: { number, key } }: { readonly receipt: Receipt }) {
  const page = usePage(statusQuery, { number, key }, { policy: 'network-only' });
  return <Shown page={page}>{({ objectionStatus }) => <ObjectionStatus status={objectionStatus} objectionKey={key} onChanged={page.again} />}</Shown>;
}

function Sent({ files }: Pick<Receipt, 'files'>) {
  const { t } = useTranslation('notices');
  const sent = files.filter(({ problem }) => problem === null);
  const failed = files.flatMap(({ name, problem }) => (problem === null ? [] : [t('raise.fileFailed', { name, why: problem })]));
  return (
    <>
      {sent.length > 0 ? <ul className="objection-text">{sent.map(({ name }, at) => <li key={at}>{t('raise.fileSent', { name })}</li>)}</ul> : null}
      {failed.length > 0 ? <div role="alert"><Note title={t('raise.filesFailed')}><ul className="objection-text">{failed.map((fault, at) => <li key={at}>{fault}</li>)}</ul><p>{t('raise.filesLater')}</p></Note></div> : null}
    </>
  );
}

function CopyAct({ receipt: { number, key } }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('notices');
  const tell = useToast();
  // Without a clipboard (a page without TLS has none) the text is there to be selected.
  if (!('clipboard' in navigator)) return null;
  const copy = () => void navigator.clipboard.writeText(`${t('raise.number')} ${number}\n${t('raise.key')} ${key}`).then(() => tell(t('raise.copied')), () => undefined);
  return <Button icon={<Copy size={18} aria-hidden />} onClick={copy}>{t('raise.copy')}</Button>;
}
