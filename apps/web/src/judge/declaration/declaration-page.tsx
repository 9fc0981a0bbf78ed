import { getRouteApi, useNavigate } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState, Shown, useToast } from '../../design';
import { usePageTitle } from '../../app/page-title';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { JudgeGate } from '../device/judge-gate';
import { declarationsQuery, type Declaration } from './declaration-query';
import { DeclarationForm } from './declaration-form';
import '../judge.css';

const api = getRouteApi('/judge/rounds/$roundId/declaration');

/** What a judge signs before a queue opens (domain.md §5), in plain words, with the ties they know of. */
export function DeclarationPage() {
  return <JudgeGate>{() => <Page />}</JudgeGate>;
}

function Page() {
  const { roundId } = api.useParams();
  const { t } = useTranslation('judge');
  usePageTitle(t('declaration.title'));
  const navigate = useNavigate();
  const tell = useToast();
  const page = usePage(declarationsQuery, {});
  const onSigned = () => {
    tell(t('declaration.told'));
    void navigate({ to: '/judge' });
  };
  return (
    <div className="stack-wide reading">
      <Link to="/judge" className="back"><ArrowLeft size={16} aria-hidden />{t('queues.title')}</Link>
      <Shown page={page}>
        {({ myJudging }) => {
          const found = myJudging.find(({ round }) => round.id === roundId);
          if (!found) return <EmptyState title={t('desk.noQueue')}>{t('desk.noQueueText')}</EmptyState>;
          return (
            <>
              <header><p className="quiet">{found.round.programme.name} · {found.round.name}</p><h1>{t('declaration.title')}</h1></header>
              <blockquote className="declaration-text">{found.declaration.text}</blockquote>
              {found.declaration.isSigned ? <Signed declaration={found.declaration} /> : <DeclarationForm declaration={found.declaration} onSigned={onSigned} />}
            </>
          );
        }}
      </Shown>
    </div>
  );
}

function Signed({ declaration: { signedAt, ties } }: { readonly declaration: Declaration }) {
  const { t } = useTranslation('judge');
  const times = useTimes();
  return (
    <section className="stack">
      <p>{t('declaration.signedAt', { at: signedAt ? times.instant(signedAt) : '' })}</p>
      {ties.length > 0 ? <ul>{ties.map(({ name, kind, note }, at) => <li key={at}>{[t(`declaration.kind.${kind as 'kin'}`), name ?? t('declaration.outOfSight'), note].filter(Boolean).join(' · ')}</li>)}</ul> : <p className="quiet">{t('declaration.none')}</p>}
    </section>
  );
}
