import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Award from 'lucide-react/icons/award';
import Lightbulb from 'lucide-react/icons/lightbulb';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Chip, Portrait, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { scoreText } from '../i18n/figures';
import { useTimes } from '../i18n/times';
import { correctionFields, CorrectionNote } from './list-correction';
import { starFields, type Star } from './star';
import { StarCard } from './star-card';
import { StarTakenBack } from './star-taken-back';
import { useIsWork } from './use-is-work';
import { usePeriodText } from './use-period-text';
import './public.css';

const starQuery = graphql(`
  query StarProfile($id: ID!) {
    star(id: $id) { star { ...StarFields personId organizationId } others { ...StarFields } path { ...StarFields } correction { ...CorrectionFields } }
  }
`, [starFields, correctionFields]);

type StarPage = ResultOf<typeof starQuery>['star'];
const api = getRouteApi('/stars/$id');

export function StarProfile() {
  const { id } = api.useParams();
  const page = usePage(starQuery, { id });
  if (page.problem?.kind === 'not_found') return <StarTakenBack id={id} problem={page.problem} />;
  return <Shown page={page}>{({ star }) => <Profile page={star} />}</Shown>;
}

function Profile({ page: { star, others, path, correction } }: { readonly page: StarPage }) {
  const { t } = useTranslation('public');
  const isWork = useIsWork()(star.categoryCode);
  usePageTitle(`${star.name} · ${star.title}`);
  return (
    <article className="stack-wide">
      <div className="row-apart no-print">
        <Link to={isWork ? '/works' : '/stars'} className="back"><ArrowLeft size={16} aria-hidden />{isWork ? t('wall.works') : t('wall.stars')}</Link>
        <Button kind="quiet" size="small" icon={<Printer size={18} aria-hidden />} onClick={() => window.print()}>{t('profile.print')}</Button>
      </div>
      <ProfileHead star={star} isWork={isWork} />
      {correction ? <CorrectionNote correction={correction} /> : null}
      <div className="profile-two">
        <section className="stack">
          <h2>{isWork ? t('profile.work') : t('profile.deeds')}</h2>
          <p className="profile-deeds">{star.deeds || t('profile.noDeeds')}</p>
        </section>
        {path.length > 1 ? <Lineage path={path} /> : null}
      </div>
      {others.length > 0 ? (
        <section className="stack no-print">
          <h2>{t('profile.others')}</h2>
          <ul className="star-grid">{others.map((other) => <li key={other.id}><StarCard star={other} /></li>)}</ul>
        </section>
      ) : null}
    </article>
  );
}

function ProfileHead({ star, isWork }: { readonly star: StarPage['star']; readonly isWork: boolean }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  const periodText = usePeriodText();
  return (
    <header className="card profile-head">
      {isWork ? <span className="work-tile"><Lightbulb size={64} strokeWidth={1.25} aria-hidden /></span> : <Portrait name={star.name} seed={`${star.name}${star.organizationName}`} size={144} isHonoured />}
      <div className="stack">
        <h1 className="title-face">{star.name}</h1>
        <p className="row"><Chip tone="gold" icon={<Award size={14} aria-hidden />}>{star.title}</Chip><span className="quiet">{periodText(star.periodCode)}</span></p>
        <dl className="profile-facts">
          <div><dt>{t('profile.unit')}</dt><dd><Link to="/units/$id" params={{ id: star.organizationId }}>{star.organizationName}</Link></dd></div>
          {star.districtName ? <div><dt>{t('profile.district')}</dt><dd>{star.districtName}</dd></div> : null}
          <div><dt>{t('profile.rank')}</dt><dd>{t('profile.rankOf', { rank: star.rank, category: star.categoryName })}</dd></div>
          <div><dt>{t('profile.score')}</dt><dd className="figures">{scoreText(star.score)}</dd></div>
          <div><dt>{t('profile.conferred')}</dt><dd>{times.day(star.conferredAt)}</dd></div>
        </dl>
        {star.personId ? <p className="no-print"><Link to="/people/$id" params={{ id: star.personId }}>{isWork ? t('profile.author') : t('profile.person')}</Link></p> : null}
      </div>
    </header>
  );
}

/** From this honour back to the months it grew from. */
function Lineage({ path }: { readonly path: readonly Star[] }) {
  const { t } = useTranslation('public');
  const periodText = usePeriodText();
  return (
    <section className="stack" aria-labelledby="lineage">
      <h2 id="lineage">{t('profile.path')}</h2>
      <ol className="lineage">
        {path.map((step) => (
          <li key={step.id}>
            <Link to="/stars/$id" params={{ id: step.id }}>{step.title}</Link>
            <span className="small quiet">{periodText(step.periodCode)} · {t('profile.scoreOf', { score: scoreText(step.score) })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
