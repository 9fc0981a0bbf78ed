import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { useSession } from '../app/session';
import { useList } from '../data/use-list';
import { usePage } from '../data/use-page';
import { ChoicePills, EmptyState, ListFoot, Shown, Table } from '../design';
import { useTimes } from '../i18n/times';
import { yuanOf } from '../unit/fen';
import { PostingCard } from './posting-card';
import { holdersQuery, titlesQuery, type PublicTitle } from './titles-query';
import './titles.css';

/** 称号名册: the places of each title, what is posted, who holds it and who did. */
export function TitleRegister() {
  const { t } = useTranslation('titles');
  usePageTitle(t('register.title'));
  const { viewer } = useSession();
  const page = usePage(titlesQuery, {});
  return (
    <div className="stack-wide">
      <header className="row-apart">
        <div><h1>{t('register.title')}</h1><p className="quiet">{t('register.line')}</p></div>
        {viewer?.member ? <Link to="/me/titles">{t('mine.link')}</Link> : null}
      </header>
      <Shown page={page}>
        {({ titles }) => (titles.length === 0 ? <div className="card"><EmptyState title={t('register.none')}>{t('register.noneText')}</EmptyState></div> : titles.map((title) => <TitleSection key={title.id} title={title} />))}
      </Shown>
    </div>
  );
}

function TitleSection({ title }: { readonly title: PublicTitle }) {
  const { t } = useTranslation('titles');
  return (
    <section className="stack title-section" aria-labelledby={`title-${title.id}`}>
      <header><h2 id={`title-${title.id}`}>{title.name}</h2><p className="small quiet">{t('register.grantedBy', { name: title.grantedBy })}</p></header>
      <Table
        caption={t('register.levels', { title: title.name })} rows={title.levels} rowKey={({ code }) => code}
        columns={[
          { key: 'name', head: t('register.level'), cell: ({ name }) => <strong>{name}</strong>, onPhone: 'lead' },
          { key: 'cap', head: t('register.cap'), align: 'end', cell: ({ cap }) => <span className="figures">{cap}</span> },
          { key: 'holders', head: t('register.holders'), align: 'end', cell: ({ holders }) => <span className="figures">{holders}</span> },
          { key: 'vacant', head: t('register.vacant'), align: 'end', cell: ({ vacant }) => <span className="figures">{vacant}</span> },
          { key: 'allowance', head: t('register.allowance'), align: 'end', cell: ({ allowanceFen }) => <span className="figures">{yuanOf(String(allowanceFen))}</span> },
          { key: 'term', head: t('register.term'), align: 'end', cell: ({ termMonths }) => t('register.months', { count: termMonths }) },
        ]}
      />
      {title.postings.map((posting) => <PostingCard key={posting.id} posting={posting} />)}
      <Holders titleId={title.id} />
    </section>
  );
}

function Holders({ titleId }: { readonly titleId: string }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const [which, setWhich] = useState('standing');
  const isStanding = which === 'standing';
  const list = useList(holdersQuery, { titleId, isStanding }, ({ titleHolders }) => titleHolders);
  return (
    <div className="stack">
      <ChoicePills legend={t('register.which')} value={which} onChange={setWhich} choices={[{ value: 'standing', label: t('register.standing') }, { value: 'past', label: t('register.past') }]} />
      <Shown page={list}>
        {() => (
          <>
            <Table
              caption={t(isStanding ? 'register.standing' : 'register.past')} rows={list.rows} rowKey={({ id }) => id}
              empty={<EmptyState title={t(isStanding ? 'register.noHolders' : 'register.noPast')} />}
              columns={[
                { key: 'name', head: t('register.name'), cell: ({ name }) => <strong>{name}</strong>, onPhone: 'lead' },
                { key: 'unit', head: t('register.unit'), cell: ({ unitName }) => unitName, onPhone: 'whole' },
                { key: 'level', head: t('register.level'), cell: ({ levelName }) => levelName },
                { key: 'from', head: t('register.from'), cell: ({ fromOn }) => times.day(fromOn) },
                { key: 'to', head: t(isStanding ? 'register.to' : 'register.ended'), cell: ({ toOn }) => times.day(toOn) },
              ]}
            />
            <ListFoot list={list} />
          </>
        )}
      </Shown>
    </div>
  );
}
