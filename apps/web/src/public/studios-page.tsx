import { Link } from '@tanstack/react-router';
import Lightbulb from 'lucide-react/icons/lightbulb';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { useLate } from '../app/use-late';
import { EmptyState, ListFoot, LoadingBlock, ProblemNote, SearchInput } from '../design';
import { graphql, type ResultOf } from '../data/graphql';
import { useList } from '../data/use-list';
import { countText } from '../i18n/figures';
import { useTimes } from '../i18n/times';
import './public.css';
import './studios.css';

const studiosQuery = graphql(`
  query PublicStudios($search: String, $after: String) {
    publicStudios(search: $search, first: 24, after: $after) {
      nodes { id name unitName districtName field foundedOn level memberCount outputCount lead { name personId } members { name personId } outputs { id kind title onDay } }
      pageInfo { hasNextPage endCursor } totalCount
    }
  }
`);
type Studio = ResultOf<typeof studiosQuery>['publicStudios']['nodes'][number];

/** The innovation studios on the register: who leads them, what they brought about. */
export function PublicStudios() {
  const { t, i18n } = useTranslation('public');
  usePageTitle(t('studios.title'));
  const [text, setText] = useState('');
  const search = useLate(text.trim());
  const list = useList(studiosQuery, { search: search || null }, (content) => content.publicStudios);
  return (
    <div className="stack-wide">
      <header><h1 className="title-face">{t('studios.title')}</h1><p className="quiet">{t('studios.line')}</p></header>
      <SearchInput label={t('studios.search')} value={text} onChange={(event) => setText(event.target.value)} />
      <ProblemNote problem={list.problem} onAgain={list.again} />
      {list.isLoading && !list.content ? <LoadingBlock /> : null}
      {list.content && list.rows.length === 0 ? <div className="card"><EmptyState icon={<Lightbulb size={40} strokeWidth={1.25} aria-hidden />} title={search ? t('studios.nothing', { text: search }) : t('studios.none')}>{search ? null : t('studios.noneText')}</EmptyState></div> : null}
      {list.rows.length > 0 ? <p className="small quiet" role="status">{t('studios.count', { count: list.total, shown: countText(i18n.language, list.total) })}</p> : null}
      <div className="public-studios">{list.rows.map((studio) => <StudioCard key={studio.id} studio={studio} />)}</div>
      <ListFoot list={list} />
    </div>
  );
}

function StudioCard({ studio }: { readonly studio: Studio }) {
  const { t } = useTranslation('public');
  const times = useTimes();
  const unnamed = studio.memberCount - 1 - studio.members.length;
  return (
    <article className="card stack public-studio">
      <header>
        <h2 className="small-title">{studio.name}</h2>
        <p className="small quiet">{studio.unitName}{studio.districtName ? ` · ${studio.districtName}` : ''}</p>
      </header>
      <dl className="studio-facts">
        <dt>{t('studios.lead')}</dt><dd><Person person={studio.lead} /></dd>
        <dt>{t('studios.field')}</dt><dd>{studio.field}</dd>
        <dt>{t('studios.level')}</dt><dd>{t(`studios.levels.${studio.level as 'city'}`)} · {t('studios.founded', { day: times.day(studio.foundedOn) })}</dd>
        {studio.memberCount > 1 ? <><dt>{t('studios.members')}</dt><dd>{studio.members.map((person, at) => <Fragment key={person.personId}>{at > 0 ? t('studios.comma') : null}<Person person={person} /></Fragment>)}{unnamed > 0 ? `${studio.members.length > 0 ? t('studios.and') : ''}${t(studio.members.length > 0 ? 'studios.others' : 'studios.persons', { count: unnamed })}` : null}</dd></> : null}
      </dl>
      {studio.outputs.length > 0 ? (
        <div>
          <h3 className="small">{t('studios.outputs', { count: studio.outputCount })}</h3>
          <ul className="studio-outputs">{studio.outputs.map((one) => <li key={one.id}><span>{one.title}</span> <span className="small quiet">{t(`studios.kinds.${one.kind as 'patent'}`)} · {times.day(one.onDay)}</span></li>)}</ul>
        </div>
      ) : <p className="small quiet">{t('studios.noOutputs')}</p>}
    </article>
  );
}

function Person({ person }: { readonly person: Studio['lead'] }) {
  return person.personId ? <Link to="/people/$id" params={{ id: person.personId }}>{person.name}</Link> : <>{person.name}</>;
}
