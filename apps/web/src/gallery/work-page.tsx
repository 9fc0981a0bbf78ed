import { getRouteApi, Link } from '@tanstack/react-router';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Award from 'lucide-react/icons/award';
import Printer from 'lucide-react/icons/printer';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, Chip, Shown } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { usePage } from '../data/use-page';
import { Comments, engagementFields, Received, useSeen } from '../engagement';
import { listed } from '../i18n/listed';
import { useTimes } from '../i18n/times';
import { usePeriodText } from '../public/use-period-text';
import { Player, videoFields } from '../video';
import { Outcomes } from './outcomes';
import { WorkCard } from './work-card';
import { workFields } from './work-fields';
import '../public/public.css';
import './gallery.css';

const workQuery = graphql(`
  query WorkPage($id: ID!) {
    workPage(id: $id) {
      work { ...WorkFields personId sections { title text } video { ...VideoFields } images { id name imageUrl width height } engagement { ...EngagementFields } }
      others { ...WorkFields }
    }
  }
`, [workFields, videoFields, engagementFields]);

type Page = ResultOf<typeof workQuery>['workPage'];
const api = getRouteApi('/works/$id');

export function WorkPage() {
  const page = usePage(workQuery, { id: api.useParams().id });
  return <Shown page={page}>{({ workPage }) => <TheWork key={workPage.work.id} page={workPage} />}</Shown>;
}

const BETWEEN_AUTHORS = '、';

/** The first author has a page, unless they want none; the others are named. As kept, whatever the language of the page. */
function Authors({ work: { authors, personId } }: { readonly work: Page['work'] }) {
  const [first = '', ...others] = authors.split(BETWEEN_AUTHORS);
  return <>{personId ? <Link to="/people/$id" params={{ id: personId }}>{first}</Link> : first}{others.length > 0 ? listed(['', ...others]) : ''}</>;
}

function TheWork({ page: { work, others } }: { readonly page: Page }) {
  const { t } = useTranslation('gallery');
  const times = useTimes();
  const periodText = usePeriodText();
  usePageTitle(`${work.title} · ${work.organizationName}`);
  useSeen(work.id);
  const isClip = work.programmeCode === 'showcase';
  const hasMedia = Boolean(work.video) || work.images.length > 0;
  // under what one has just watched; at the end of what one has just read
  const received = <div className="no-print"><Received workId={work.id} title={work.title} /></div>;
  return (
    <article className="stack-wide">
      <div className="row-apart no-print">
        <Link to={isClip ? '/showcase' : '/works'} className="back"><ArrowLeft size={16} aria-hidden />{t(isClip ? 'showcase.title' : 'five_small.title')}</Link>
        <Button kind="quiet" size="small" icon={<Printer size={18} aria-hidden />} onClick={() => window.print()}>{t('work.print')}</Button>
      </div>
      <header className="stack work-head">
        <p className="row"><Chip>{work.categoryName}</Chip>{work.isAwarded ? <Chip tone="gold" icon={<Award size={14} aria-hidden />}>{work.honourTitle ?? t('work.awarded')}</Chip> : null}<span className="quiet">{periodText(work.periodCode)}</span></p>
        <h1 className="title-face work-title">{work.title}</h1>
        <dl className="profile-facts">
          <div><dt>{t('work.authors')}</dt><dd><Authors work={work} /></dd></div>
          <div><dt>{t('work.unit')}</dt><dd><Link to="/units/$id" params={{ id: work.organizationId }}>{work.organizationName}</Link></dd></div>
          {work.districtName ? <div><dt>{t('work.district')}</dt><dd>{work.districtName}</dd></div> : null}
          <div><dt>{t('work.published')}</dt><dd>{times.day(work.publishedAt)}</dd></div>
        </dl>
      </header>
      <div className="work-two" data-has-media={hasMedia}>
        {hasMedia ? (
          <div className="stack work-media">
            {work.video ? <Player video={work.video} label={work.title} /> : null}
            {work.images.map((image, at) => image.imageUrl ? <img key={image.id} className="work-image" src={image.imageUrl} alt={t('work.picture', { title: work.title, at: at + 1 })} loading="lazy" decoding="async" width={image.width ?? undefined} height={image.height ?? undefined} /> : null)}
            {received}
          </div>
        ) : null}
        <div className="stack-wide">
          {(work.sections ?? []).length > 0
            ? work.sections?.map((section) => <section key={section.title} className="stack work-section"><h2>{section.title}</h2><p className="profile-deeds">{section.text}</p></section>)
            : <p className="profile-deeds">{work.summary}</p>}
          <Outcomes outcomes={work.outcomes} />
          {hasMedia ? null : received}
        </div>
      </div>
      <div className="no-print"><Comments workId={work.id} /></div>
      {others.length > 0 ? (
        <section className="stack no-print" aria-labelledby="others">
          <h2 id="others">{t('work.others', { unit: work.organizationName })}</h2>
          <ul className="work-grid">{others.map((other) => <li key={other.id}><WorkCard work={other} /></li>)}</ul>
        </section>
      ) : null}
    </article>
  );
}
