import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { EmptyState, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { countText } from '../i18n/figures';
import { starFields, type Star } from '../public/star';
import { StarCard, WorkRow } from '../public/star-card';
import { useIsWork } from '../public/use-is-work';
import { NewsCard } from './news-card';
import { newsFields, type ShownNews } from './news-fields';
import { WorkCard } from './work-card';
import { workFields } from './work-fields';
import '../public/public.css';
import './gallery.css';

const unitQuery = graphql(`
  query UnitPage($id: ID!) {
    organization(id: $id) { id name level }
    newsItems(organizationId: $id, first: 10) { nodes { ...NewsFields } }
  }
`, [newsFields]);

const wonQuery = graphql(`
  query UnitWon($id: ID!) {
    publicUnit(id: $id) { id districtId districtName starCount personCount workCount stars { ...StarFields } works { ...WorkFields } }
  }
`, [starFields, workFields]);

type Unit = ResultOf<typeof wonQuery>['publicUnit'];
const api = getRouteApi('/units/$id');

/** What a unit won, shows and tells. A unit that has won nothing yet may have news all the same. */
export function UnitPage() {
  const { id } = api.useParams();
  const page = usePage(unitQuery, { id });
  const won = usePage(wonQuery, { id });
  const hasWonNothing = won.problem?.kind === 'not_found';
  return (
    <Shown page={page}>{({ organization, newsItems }) => (
      <div className="stack-wide">
        <UnitHead name={organization.name} unit={won.content?.publicUnit ?? null} />
        {hasWonNothing ? null : <Shown page={won}>{({ publicUnit }) => <Won unit={publicUnit} />}</Shown>}
        <UnitNews items={newsItems.nodes} isAlone={hasWonNothing} />
      </div>
    )}</Shown>
  );
}

function UnitHead({ name, unit }: { readonly name: string; readonly unit: Unit | null }) {
  const { t, i18n } = useTranslation('public');
  usePageTitle(name);
  const counts = unit ? ([['stars', unit.starCount], ['persons', unit.personCount], ['works', unit.workCount]] as const) : [];
  return (
    <>
      <Link to="/honours" className="back no-print"><ArrowLeft size={16} aria-hidden />{t('honours.title')}</Link>
      <header className="stack">
        <h1 className="title-face unit-name">{name}</h1>
        {unit?.districtName && unit.districtId ? <p><Link to="/stars" search={{ district: unit.districtId }}>{unit.districtName}</Link></p> : null}
        {counts.length > 0 ? (
          <dl className="unit-counts">
            {counts.map(([what, count]) => <div key={what} className="figure"><dt>{t(`won.counts.${what}`)}</dt><dd className="figure-count">{countText(i18n.language, count)}<span className="figure-unit">{t(`won.units.${what}`)}</span></dd></div>)}
          </dl>
        ) : null}
      </header>
    </>
  );
}

function Won({ unit }: { readonly unit: Unit }) {
  const { t } = useTranslation('public');
  const isWork = useIsWork();
  const persons = unit.stars.filter((star) => !isWork(star.categoryCode));
  const works = unit.stars.filter((star) => isWork(star.categoryCode));
  return (
    <>
      {persons.length > 0 ? <section className="stack" aria-labelledby="unit-stars"><h2 id="unit-stars">{t('won.stars')}</h2><ul className="star-grid">{persons.map((star) => <li key={star.id}><StarCard star={star} /></li>)}</ul></section> : null}
      {works.length > 0 ? <WorkHonours works={works} /> : null}
      {unit.starCount > unit.stars.length ? <p className="small quiet">{t('won.newest', { shown: unit.stars.length, all: unit.starCount })}</p> : null}
      {unit.works.length > 0 ? <section className="stack" aria-labelledby="unit-works"><h2 id="unit-works">{t('won.works')}</h2><ul className="work-grid">{unit.works.map((work) => <li key={work.id}><WorkCard work={work} /></li>)}</ul></section> : null}
      {unit.workCount > unit.works.length ? <p className="small quiet">{t('won.newestWorks', { shown: unit.works.length, all: unit.workCount })}</p> : null}
    </>
  );
}

function WorkHonours({ works }: { readonly works: readonly Star[] }) {
  const { t } = useTranslation('public');
  return (
    <section className="stack" aria-labelledby="unit-awards">
      <h2 id="unit-awards">{t('won.workHonours')}</h2>
      <ul className="card work-list">{works.map((work) => <li key={work.id}><WorkRow work={work} /></li>)}</ul>
    </section>
  );
}

function UnitNews({ items, isAlone }: { readonly items: readonly ShownNews[]; readonly isAlone: boolean }) {
  const { t } = useTranslation('gallery');
  if (items.length === 0) return isAlone ? <div className="card"><EmptyState title={t('unit.nothing')}>{t('unit.nothingText')}</EmptyState></div> : null;
  return <section className="stack" aria-labelledby="unit-news"><h2 id="unit-news">{t('unit.news')}</h2><ul className="news-list card">{items.map((item) => <li key={item.id}><NewsCard item={item} /></li>)}</ul></section>;
}
