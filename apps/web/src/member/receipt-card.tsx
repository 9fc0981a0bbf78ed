import CheckCircle from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../design';
import { useTimes } from '../i18n/times';
import type { Receipt } from './use-hand-in';

/** The proof that it arrived: number, time, hash. */
export function ReceiptCard({ receipt: { id, code, title, at, hash } }: { readonly receipt: Receipt }) {
  const { t } = useTranslation('member');
  const times = useTimes();
  return (
    <section className="card receipt" role="status">
      <CheckCircle size={48} strokeWidth={1.5} aria-hidden />
      <h2>{t('receipt.title', { title })}</h2>
      <dl className="receipt-facts">
        <div><dt>{t('receipt.code')}</dt><dd className="figures">{code}</dd></div>
        <div><dt>{t('receipt.at')}</dt><dd>{times.instant(at)}</dd></div>
        {hash ? <div><dt>{t('receipt.hash')}</dt><dd><code>{hash.slice(0, 16)}</code></dd></div> : null}
      </dl>
      <p className="quiet">{t('receipt.next')}</p>
      <div className="row"><ButtonLink kind="primary" to="/me/entries/$id" params={{ id }}>{t('receipt.follow')}</ButtonLink><ButtonLink to="/submit">{t('receipt.more')}</ButtonLink></div>
    </section>
  );
}
