import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { ButtonLink, EmptyState, Shown, Tabs } from '../design';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { starFields } from './star';
import { StarCard, WorkRow } from './star-card';
import './public.css';

const discoverQuery = graphql(`
  query Discover {
    works: stars(programme: "five_small", first: 20) { nodes { ...StarFields } }
    months: stars(cadence: "month", first: 20) { nodes { ...StarFields } }
    quarters: stars(cadence: "quarter", first: 20) { nodes { ...StarFields } }
  }
`, [starFields]);

const TABS = ['works', 'months', 'quarters'] as const;

/** On the phone: what is newest, one kind of thing at a time, to leaf through with a thumb. */
export function Discover() {
  const { t } = useTranslation('public');
  usePageTitle(t('discover.title'));
  const [tab, setTab] = useState<(typeof TABS)[number]>('works');
  const page = usePage(discoverQuery, {});
  return (
    <div className="stack">
      <h1 className="title-face">{t('discover.title')}</h1>
      <Tabs label={t('discover.title')} tabs={TABS.map((key) => ({ key, label: t(`discover.${key}`) }))} current={tab} onChange={(key) => setTab(key as typeof tab)}>
        <Shown page={page}>
          {(content) => {
            const rows = content[tab].nodes;
            if (rows.length === 0) return <EmptyState title={t('discover.none')}>{t('discover.noneText')}</EmptyState>;
            return (
              <div className="stack">
                {tab === 'works' ? <div className="card work-list">{rows.map((work) => <WorkRow key={work.id} work={work} />)}</div> : <ul className="star-grid">{rows.map((star) => <li key={star.id}><StarCard star={star} /></li>)}</ul>}
                <ButtonLink isWide to={tab === 'works' ? '/works' : '/stars'} search={tab === 'quarters' ? { cadence: 'quarter' as const } : {}}>{t('discover.all')}</ButtonLink>
              </div>
            );
          }}
        </Shown>
      </Tabs>
    </div>
  );
}
