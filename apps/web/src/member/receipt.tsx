import { getRouteApi } from '@tanstack/react-router';
import CheckCircle from 'lucide-react/icons/circle-check';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { Button, ButtonLink, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { listed } from '../i18n/listed';
import './member.css';

const receiptQuery = graphql(`
  query EntryReceipt($id: ID!) {
    entry(id: $id) {
      id code title state createdAt category { id name } organization { id name } round { id name programme { id name } }
      authors { share member { id name } } declarations { code textVersion textHash }
      receipt { at versionNumber contentHash chain seq ledgerHash }
    }
  }
`);
type Entry = ResultOf<typeof receiptQuery>['entry'];
const api = getRouteApi('/me/entries/$id/receipt');

export function Receipt() {
  const { id } = api.useParams();
  return <Gate>{() => <ReceiptPage id={id} />}</Gate>;
}

function ReceiptPage({ id }: { readonly id: string }) {
  const page = usePage(receiptQuery, { id }, { policy: 'network-only' });
  return <Shown page={page}>{({ entry }) => <Slip entry={entry} />}</Shown>;
}

/** The proof that it arrived, to be printed: number, time, fingerprint, and the link of the ledger that holds it. */
function Slip({ entry: { id, code, title, createdAt, category, organization, round, authors, receipt } }: { readonly entry: Entry }) {
  const { t } = useTranslation('member');
  usePageTitle(t('receipt.page'));
  const times = useTimes();
  const facts: readonly (readonly [string, string])[] = [
    [t('receipt.code'), code], [t('receipt.at'), times.instant(receipt?.at ?? createdAt)],
    [t('receipt.round'), `${round.programme.name} · ${round.name} · ${category.name}`], [t('receipt.unit'), organization.name],
    ...(authors.length > 0 ? [[t('receipt.authors'), listed(authors.map(({ member, share }) => `${member.name} ${share}%`))] as const] : []),
  ];
  return (
    <section className="card receipt" aria-label={t('receipt.page')}>
      <CheckCircle size={48} strokeWidth={1.5} aria-hidden />
      <h1 role="status">{t('receipt.title', { title })}</h1>
      <dl className="receipt-facts">{facts.map(([term, fact]) => <div key={term}><dt>{term}</dt><dd>{fact}</dd></div>)}</dl>
      {receipt ? (
        <dl className="receipt-hashes">
          <div><dt>{t('receipt.hash', { number: receipt.versionNumber })}</dt><dd><code>{receipt.contentHash}</code></dd></div>
          <div><dt>{t('receipt.ledger', { seq: receipt.seq })}</dt><dd><code>{receipt.ledgerHash}</code></dd></div>
        </dl>
      ) : null}
      <p className="small quiet">{t('receipt.proof')}</p>
      <p className="quiet no-print">{t('receipt.next')}</p>
      <div className="row no-print"><ButtonLink kind="primary" to="/me/entries/$id" params={{ id }}>{t('receipt.follow')}</ButtonLink><Button icon={<Printer size={18} aria-hidden />} onClick={() => print()}>{t('receipt.print')}</Button><ButtonLink to="/submit">{t('receipt.more')}</ButtonLink></div>
    </section>
  );
}
