import { Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Award from 'lucide-react/icons/award';
import Download from 'lucide-react/icons/download';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { ButtonAnchor, ButtonLink, Chip, EmptyState, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { knownState } from './addresses';
import './certificates.css';

const ownQuery = graphql(`query OwnCertificates { myCertificates { id number code state name authors unit occasion title higherTitle issuedOn replacedByNumber downloadUrl } }`);
type Own = ResultOf<typeof ownQuery>['myCertificates'][number];

/** 我的证书: what one was awarded, to be taken away. */
export function OwnCertificates() {
  const { t } = useTranslation('certificates');
  usePageTitle(t('own.title'));
  return (
    <div className="stack-wide">
      <Link to="/me" className="back no-print"><ArrowLeft size={16} aria-hidden />{t('own.back')}</Link>
      <h1>{t('own.title')}</h1>
      <Gate>{() => <Certificates />}</Gate>
    </div>
  );
}

function Certificates() {
  const { t } = useTranslation('certificates');
  const page = usePage(ownQuery, {}, { policy: 'cache-and-network' });
  return (
    <Shown page={page}>
      {({ myCertificates }) => (myCertificates.length === 0
        ? <div className="card"><EmptyState icon={<Award size={40} strokeWidth={1.25} aria-hidden />} title={t('own.none')}>{t('own.noneText')}</EmptyState></div>
        : <ul className="own-certificates">{myCertificates.map((one) => <li key={one.id}><OwnCard certificate={one} /></li>)}</ul>)}
    </Shown>
  );
}

function OwnCard({ certificate: { number, code, state, name, authors, occasion, title, higherTitle, issuedOn, replacedByNumber, downloadUrl } }: { readonly certificate: Own }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const known = knownState(state);
  return (
    <article className="card own-certificate" data-state={known}>
      <Award size={28} strokeWidth={1.5} aria-hidden />
      <div className="stack">
        <div className="row-apart"><h2>{title}{higherTitle ? ` · ${higherTitle}` : ''}</h2>{known === 'issued' ? null : <Chip tone={known === 'revoked' ? 'red' : 'grey'}>{t(`state.${known}`)}</Chip>}</div>
        <p>{authors ? `《${name}》` : name} · {occasion}</p>
        <p className="small quiet">{number} · {times.day(issuedOn)}{replacedByNumber ? ` · ${t('own.replaced', { number: replacedByNumber })}` : ''}</p>
        {known === 'issued' ? (
          <div className="row">
            <ButtonAnchor kind="primary" size="small" href={downloadUrl} download icon={<Download size={16} aria-hidden />}>{t('own.download')}</ButtonAnchor>
            <ButtonLink size="small" to="/certificates/$code" params={{ code }}>{t('own.look')}</ButtonLink>
          </div>
        ) : null}
      </div>
    </article>
  );
}
