import { getRouteApi, Link, useRouterState } from '@tanstack/react-router';
import BadgeCheck from 'lucide-react/icons/badge-check';
import CircleAlert from 'lucide-react/icons/circle-alert';
import CircleHelp from 'lucide-react/icons/circle-question-mark';
import FileClock from 'lucide-react/icons/file-clock';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { EmptyState, LoadingBlock, Note, ProblemNote } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { useTimes } from '../i18n/times';
import { correctionFields, CorrectionNote } from '../public/list-correction';
import { knownState } from './addresses';
import { CertificateChecks } from './certificate-checks';
import { CertificateFacts, type ShownFacts } from './certificate-facts';
import type { Verdict } from './check-certificate';
import { useCertificateCheck } from './use-certificate-check';
import './certificates.css';

const certificateQuery = graphql(`
  query CertificateByCode($code: String!) {
    certificate(code: $code) { number code state issuer issuedOn name authors unit occasion title higherTitle endedAt replacedByNumber replacedByCode correction { ...CorrectionFields } }
  }
`, [correctionFields]);

type Known = ResultOf<typeof certificateQuery>['certificate'];
/** What is said first and largest. */
type Outcome = 'checking' | 'valid' | 'listed' | 'replaced' | 'revoked' | 'fails' | 'offline' | 'unchecked';

const api = getRouteApi('/certificates/$code');

function outcomeOf(known: Known | null, verdict: Verdict | null | undefined): Outcome {
  if (verdict === undefined) return 'checking';
  if (verdict && !verdict.isSound) return 'fails';
  if (verdict && verdict.standing !== 'unknown') return verdict.standing;
  if (known && known.state !== 'issued') return known.state === 'revoked' ? 'revoked' : 'replaced';
  if (verdict) return 'offline';
  return known ? 'listed' : 'unchecked';
}

/** Where a certificate's code leads: whether it is genuine and whether it still stands, in that order of size. */
export function VerifyCertificate() {
  const { t } = useTranslation('certificates');
  const { code } = api.useParams();
  usePageTitle(t('verify.title'));
  const scanned = useRouterState({ select: (state) => state.location.hash });
  const page = usePage(certificateQuery, { code }, { policy: 'network-only' });
  const verdict = useCertificateCheck(code, scanned);
  const known = page.content?.certificate ?? null;
  if (!scanned && page.problem) return <NotFound code={code} problem={page.problem.kind === 'not_found' ? null : page.problem} onAgain={page.again} />;
  if ((!known && page.isLoading) || verdict === undefined) return <LoadingBlock lines={6} />;
  const outcome = outcomeOf(known, verdict);
  // of a code that does not hold, what it claims itself: the words of the genuine one have no place under a refusal
  const facts: ShownFacts | null = outcome === 'fails' ? (verdict?.facts ?? null) : (verdict?.facts ?? known);
  return (
    <article className="certificate-page stack-wide">
      <h1 className="visually-hidden">{t('verify.title')}</h1>
      <Headline outcome={outcome} known={known} />
      {facts && outcome === 'fails' ? <p className="quiet">{t('verify.claimed')}</p> : null}
      {facts ? <CertificateFacts facts={facts} isFaint={outcome === 'fails' || outcome === 'revoked' || outcome === 'replaced'} /> : null}
      {known?.correction ? <CorrectionNote correction={known.correction} /> : null}
      {verdict ? <CertificateChecks checks={verdict.checks} /> : outcome === 'unchecked' ? null : <Note>{t('verify.byNumber')}</Note>}
      <p className="small quiet">{t('verify.offline')} <Link to="/audit/verify">{t('verify.offlineLink')}</Link>{verdict?.keyId ? <> · {t('verify.key')} <code>{verdict.keyId}</code></> : null}</p>
    </article>
  );
}

function Headline({ outcome, known }: { readonly outcome: Outcome; readonly known: Known | null }) {
  const { t } = useTranslation('certificates');
  const times = useTimes();
  const Icon = outcome === 'fails' || outcome === 'revoked' ? CircleAlert : outcome === 'replaced' ? FileClock : outcome === 'unchecked' ? CircleHelp : BadgeCheck;
  return (
    <header className="certificate-outcome" data-outcome={outcome} role="status">
      <Icon size={44} strokeWidth={1.5} aria-hidden />
      <div>
        <p className="certificate-outcome-word">{t(`outcome.${outcome}`)}</p>
        <p>{t(`outcome.${outcome}Text`)}</p>
        {outcome === 'replaced' && known?.replacedByCode ? <p>{t('verify.newer')} <Link to="/certificates/$code" params={{ code: known.replacedByCode }}>{known.replacedByNumber}</Link></p> : null}
        {known?.endedAt && knownState(known.state) !== 'issued' ? <p className="small">{times.instant(known.endedAt)}</p> : null}
      </div>
    </header>
  );
}

function NotFound({ code, problem, onAgain }: { readonly code: string; readonly problem: Parameters<typeof ProblemNote>[0]['problem']; readonly onAgain: () => void }) {
  const { t } = useTranslation('certificates');
  if (problem) return <ProblemNote problem={problem} onAgain={onAgain} />;
  return <div className="card"><EmptyState title={t('find.none')} act={<Link to="/certificates">{t('find.again')}</Link>}>{t('find.noneText', { code })}</EmptyState></div>;
}
