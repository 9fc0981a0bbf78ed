import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { Button, ButtonLink, ChoicePills, EmptyState, FilterSelect, ListFoot, ProblemNote, SearchInput } from '../design';
import { graphql } from '../data/graphql';
import { seasonQuery } from '../data/season';
import { useList } from '../data/use-list';
import { usePage } from '../data/use-page';
import { calendarYear } from '../i18n/calendar-year';
import { CorrectionsOfList } from '../public/list-correction';
import { usePeriodText } from '../public/use-period-text';
import { GalleryLoading } from './gallery-loading';
import { WorkCard } from './work-card';
import { workFields } from './work-fields';
import type { WorksSearch } from './addresses';
import '../public/public.css';
import './gallery.css';

const worksQuery = graphql(`
  query Works($programme: String!, $category: String, $period: String, $district: ID, $awarded: Boolean, $search: String, $after: String) {
    works(programme: $programme, category: $category, period: $period, districtId: $district, isAwarded: $awarded, search: $search, first: 24, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ...WorkFields }
    }
  }
`, [workFields]);

const choicesQuery = graphql(`
  query WorkChoices($programme: String!) {
    workPeriods(programme: $programme) { code name }
    organizations(level: "district", first: 100) { nodes { id name } }
  }
`);

const worksApi = getRouteApi('/works');
const showcaseApi = getRouteApi('/showcase');

/** Small inventions, creations, renovations, designs and suggestions with what they brought. */
export function FiveSmallWorks() {
  return <Gallery programme="five_small" to="/works" search={worksApi.useSearch()} />;
}

/** Clips: signature skills, masters with their pupils, innovations. */
export function ShowcaseWorks() {
  return <Gallery programme="showcase" to="/showcase" search={showcaseApi.useSearch()} />;
}

interface GalleryProps {
  readonly programme: 'five_small' | 'showcase';
  readonly to: '/works' | '/showcase';
  readonly search: WorksSearch;
}

function Gallery({ programme, to, search }: GalleryProps) {
  const { t } = useTranslation('gallery');
  usePageTitle(t(`${programme}.title`));
  const navigate = useNavigate();
  const change = (next: WorksSearch) => void navigate({ to, search: next, replace: true, resetScroll: false });
  const list = useList(worksQuery, { programme, category: search.category, period: search.period, district: search.district, awarded: search.awarded, search: search.q }, (content) => content.works);
  const isFiltered = Object.values(search).some(Boolean);
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1 className="title-face">{t(`${programme}.title`)}</h1><p className="quiet">{t(`${programme}.line`)}</p></div>
        <ButtonLink kind="primary" to="/submit">{t(`${programme}.submit`)}</ButtonLink>
      </header>
      <GalleryFilters programme={programme} search={search} onChange={change} />
      {search.period ? <CorrectionsOfList programme={programme} period={search.period} /> : null}
      {list.problem ? <ProblemNote problem={list.problem} onAgain={list.again} /> : list.content === null ? <GalleryLoading /> : list.rows.length === 0 ? (
        <div className="card">
          {isFiltered
            ? <EmptyState title={t('works.none')} act={<Button onClick={() => change({})}>{t('works.clear')}</Button>}>{t('works.noneText')}</EmptyState>
            : <EmptyState title={t(`${programme}.empty`)}>{t(`${programme}.emptyText`)}</EmptyState>}
        </div>
      ) : (
        <ul className="work-grid" data-programme={programme}>{list.rows.map((work) => <li key={work.id}><WorkCard work={work} /></li>)}</ul>
      )}
      <ListFoot list={list} />
    </div>
  );
}

interface FiltersProps {
  readonly programme: string;
  readonly search: WorksSearch;
  readonly onChange: (search: WorksSearch) => void;
}

/** Kept in the address, so that a view can be sent to somebody. */
function GalleryFilters({ programme, search, onChange }: FiltersProps) {
  const { t } = useTranslation('gallery');
  const periodText = usePeriodText();
  const page = usePage(choicesQuery, { programme }, { policy: 'cache-first' });
  const season = usePage(seasonQuery, { year: calendarYear() }, { policy: 'cache-first' });
  const categories = season.content?.season.programmes.find(({ code }) => code === programme)?.categories ?? [];
  const [words, setWords] = useState(search.q ?? '');
  const look = (event: FormEvent) => {
    event.preventDefault();
    onChange({ ...search, q: words.trim() || undefined });
  };
  return (
    <div className="card wall-filters no-print">
      <div className="row">
        {categories.length > 0 ? <ChoicePills legend={t('works.category')} value={search.category ?? ''} choices={[{ value: '', label: t('works.all') }, ...categories.map(({ code, name }) => ({ value: code, label: name }))]} onChange={(value) => onChange({ ...search, category: value || undefined })} /> : null}
        <ChoicePills legend={t('works.award')} value={search.awarded ? 'awarded' : ''} choices={[{ value: '', label: t('works.all') }, { value: 'awarded', label: t('works.awarded') }]} onChange={(value) => onChange({ ...search, awarded: value ? true : undefined })} />
      </div>
      <div className="wall-selects">
        <FilterSelect label={t('works.period')} all={t('works.allPeriods')} value={search.period} choices={(page.content?.workPeriods ?? []).map(({ code }) => ({ value: code, label: periodText(code) }))} onChange={(period) => onChange({ ...search, period })} />
        <FilterSelect label={t('works.district')} all={t('works.allDistricts')} value={search.district} choices={(page.content?.organizations.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))} onChange={(district) => onChange({ ...search, district })} />
        <form role="search" onSubmit={look} className="works-search">
          <SearchInput label={t('works.search')} placeholder={t('works.search')} value={words} maxLength={60} onChange={(event) => { setWords(event.target.value); if (event.target.value === '' && search.q) onChange({ ...search, q: undefined }); }} />
          <Button type="submit">{t('works.look')}</Button>
        </form>
      </div>
    </div>
  );
}
