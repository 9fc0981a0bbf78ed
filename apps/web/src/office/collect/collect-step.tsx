import { useTranslation } from 'react-i18next';
import { Tabs } from '../../design';
import { readIntake } from '../../forms';
import type { StepProps } from '../round/step-props';
import { VIEWS, type QueueView } from '../addresses';
import { useRoundSearch } from '../use-round-search';
import { DistrictPlaces } from './district-places';
import { EntryList } from './entry-list';
import { Feeds } from './feeds';
import { Preflight } from './preflight';
import { QuotaOutlook } from './quota-outlook';
import { ReviewQueue } from './review-queue';

/** How entries get in and past the desks. */
export function CollectStep({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  const [search, setSearch] = useRoundSearch();
  const isFed = readIntake(round.rules?.content).origins.every((origin) => origin === 'carried');
  const views = isFed ? (['entries'] as const) : VIEWS;
  const view: QueueView = views.find((known) => known === search.view) ?? views[0];
  const change = (to: string) => setSearch({ step: search.step, view: VIEWS.find((known) => known === to), category: search.category, q: search.q, desk: undefined, state: undefined });
  return (
    <>
      <Preflight findings={round.preflight} />
      <QuotaOutlook roundId={round.id} />
      {isFed ? <Feeds round={round} /> : <DistrictPlaces round={round} viewer={viewer} />}
      <Tabs label={t('queue.views')} current={view} onChange={change} tabs={views.map((key) => ({ key, label: t(`queue.view.${key}`) }))}>
        <div style={{ paddingTop: 'var(--space-2)' }}>
          {view === 'entries' ? <EntryList round={round} /> : <ReviewQueue key={view} round={round} viewer={viewer} isMine={view === 'mine'} />}
        </div>
      </Tabs>
    </>
  );
}
