import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Award from 'lucide-react/icons/award';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Portrait, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { WorkCard } from '../gallery/work-card';
import { workFields } from '../gallery/work-fields';
import { CorrectedSign } from './list-correction';
import { oneSentence, starFields, type Star } from './star';
import { usePeriodText } from './use-period-text';
import './public.css';
import './honours.css';

const personQuery = graphql(`
  query PersonPage($id: ID!) {
    publicPerson(id: $id) { id name organizationId organizationName districtName stars { ...StarFields } works { ...WorkFields } }
  }
`, [starFields, workFields]);

type Person = ResultOf<typeof personQuery>['publicPerson'];
const api = getRouteApi('/people/$id');

/** What a person won and shows; nothing else of the person is public. */
export function PersonPage() {
  const page = usePage(personQuery, { id: api.useParams().id });
  return <Shown page={page}>{({ publicPerson }) => <ThePerson person={publicPerson} />}</Shown>;
}

function ThePerson({ person }: { readonly person: Person }) {
  const { t } = useTranslation('public');
  usePageTitle(`${person.name} · ${person.organizationName}`);
  return (
    <article className="stack-wide">
      <Link to="/stars" className="back no-print"><ArrowLeft size={16} aria-hidden />{t('wall.stars')}</Link>
      <header className="card profile-head">
        <Portrait name={person.name} seed={`${person.name}${person.organizationName}`} size={112} isHonoured={person.stars.length > 0} />
        <div className="stack">
          <h1 className="title-face">{person.name}</h1>
          <dl className="profile-facts">
            <div><dt>{t('profile.unit')}</dt><dd><Link to="/units/$id" params={{ id: person.organizationId }}>{person.organizationName}</Link></dd></div>
            {person.districtName ? <div><dt>{t('profile.district')}</dt><dd>{person.districtName}</dd></div> : null}
          </dl>
        </div>
      </header>
      {person.stars.length > 0 ? (
        <section className="stack" aria-labelledby="honours-won">
          <h2 id="honours-won">{t('won.honours')}</h2>
          <ul className="card honour-list">{person.stars.map((star) => <li key={star.id}><HonourRow star={star} person={person.name} /></li>)}</ul>
        </section>
      ) : null}
      {person.works.length > 0 ? (
        <section className="stack" aria-labelledby="works-shown">
          <h2 id="works-shown">{t('won.works')}</h2>
          <ul className="work-grid">{person.works.map((work) => <li key={work.id}><WorkCard work={work} /></li>)}</ul>
        </section>
      ) : null}
    </article>
  );
}

/** On a person's own page the title leads; a work that won it is named. */
function HonourRow({ star, person }: { readonly star: Star; readonly person: string }) {
  const { t } = useTranslation('public');
  const periodText = usePeriodText();
  return (
    <Link to="/stars/$id" params={{ id: star.id }} className="honour-row">
      <Award size={22} strokeWidth={1.5} aria-hidden />
      <span className="honour-row-text">
        <strong>{star.title}</strong>
        {star.name === person ? null : <span>{star.name}</span>}
        <span className="small quiet">{periodText(star.periodCode)} · {t('profile.rankOf', { rank: star.rank, category: star.categoryName })}</span>
        <CorrectedSign at={star.correctedAt} />
        <span className="star-card-deed">{oneSentence(star.deeds)}</span>
      </span>
    </Link>
  );
}
