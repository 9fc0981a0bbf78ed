import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import type { Viewer } from '../../app/session';
import { usePage } from '../../data/use-page';
import { Button, ChoicePills, EmptyState, Shown } from '../../design';
import { may } from '../office-frame';
import { deskTitlesQuery } from './desk-query';
import { TitleDesk } from './title-desk';
import { TitleForm } from './title-form';
import '../../titles/titles.css';

const api = getRouteApi('/office/titles');

/** 称号管理: one title at a time, with everything the office does about it. */
export function TitleDesks() {
  return <Gate roles={['city_organiser', 'auditor']}>{(viewer) => <Desks viewer={viewer} />}</Gate>;
}

function Desks({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('titles');
  usePageTitle(t('desk.title'));
  const navigate = useNavigate();
  const { title: chosen } = api.useSearch();
  const page = usePage(deskTitlesQuery, {}, { policy: 'cache-and-network' });
  const [isDefining, setDefining] = useState(false);
  const choose = (title: string) => void navigate({ to: '/office/titles', search: { title }, replace: true });
  const define = may(viewer, 'title.define') ? <Button onClick={() => setDefining(true)}>{t('desk.define')}</Button> : null;
  return (
    <div className="stack-wide" data-width="full">
      <header className="row-apart">
        <div><h1>{t('desk.title')}</h1><p className="quiet">{t('desk.line')}</p></div>
        <div className="row">{may(viewer, 'title.mark') ? <Link to="/judge/titles">{t('desk.toMark')}</Link> : null}{define}</div>
      </header>
      <Shown page={page}>
        {({ titles }) => {
          const current = titles.find(({ id }) => id === chosen) ?? titles[0];
          if (!current) return <div className="card"><EmptyState title={t('desk.none')}>{t('desk.noneText')}</EmptyState></div>;
          return (
            <>
              {titles.length > 1 ? <ChoicePills legend={t('desk.which')} value={current.id} onChange={choose} choices={titles.map(({ id, name }) => ({ value: id, label: name }))} /> : null}
              <TitleDesk key={current.id} titleId={current.id} />
            </>
          );
        }}
      </Shown>
      {isDefining ? <TitleForm onClose={() => setDefining(false)} onSaved={(id) => { setDefining(false); page.again(); choose(id); }} /> : null}
    </div>
  );
}
