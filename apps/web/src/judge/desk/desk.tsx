import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote, LoadingBlock } from '../../design';
import { usePageTitle } from '../../app/page-title';
import { usePage } from '../../data/use-page';
import { QUEUES, sheetName } from '../device/desk-store';
import { JudgeGate } from '../device/judge-gate';
import { useKept } from '../device/use-kept';
import { queuesQuery, sheetQuery } from '../judging-query';
import { asStanding } from '../marks/send-mark';
import { useMarkStore } from '../marks/use-mark-store';
import { DeskHead } from './desk-head';
import { MarkBar } from './mark-bar';
import { PaneTabs, usePanes } from './pane-tabs';
import { QueuePane } from './queue-pane';
import { RubricPane } from './rubric-pane';
import { useArrived } from './use-arrived';
import { useDeskKeys } from './use-desk-keys';
import { useNeighbours } from './use-neighbours';
import { useFresh, useOwnQueue, usePrefetch } from './use-prefetch';
import { useRoom } from './use-room';
import { useSwipe } from './use-swipe';
import { WorkPane } from './work-pane';
import '../judge.css';

const api = getRouteApi('/judge/sheets/$id');

/** Queue, work and rubric side by side; on a phone one after another under the thumb. */
export function Desk() {
  return <JudgeGate>{(accountId) => <DeskPage accountId={accountId} />}</JudgeGate>;
}

function DeskPage({ accountId }: { readonly accountId: string }) {
  const { id } = api.useParams();
  const { t } = useTranslation('judge');
  const store = useMarkStore(accountId);
  const asked = usePage(queuesQuery, {});
  const queues = useKept(accountId, QUEUES, asked);
  const page = useKept(accountId, sheetName(id), usePage(sheetQuery, { id }), ({ sheet }) => sheet.id === id);
  usePageTitle(page.content?.sheet.entry.title ?? null);
  const rubric = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const panes = usePanes(id);
  const queue = queues.content?.myJudging.find(({ items, notJudged }) => items.some(({ sheetId }) => sheetId === id) || notJudged.some(({ sheetId, kind }) => sheetId === id && kind === 'abstained')) ?? null;
  const neighbours = useNeighbours(queue, id);
  useArrived(store, asked.again);
  useOwnQueue(accountId, asked.content);
  usePrefetch(accountId, queue, id);
  // While the next sheet is fetched the former one must not be marked by mistake.
  const sheet = page.content?.sheet.id === id ? page.content.sheet : null;
  useEffect(() => { if (sheet) store.learn(sheet.id, sheet.revision, asStanding(sheet.marks)); }, [store, sheet]);
  useFresh(id, store.hasConflictIn(id) || (sheet !== null && store.heardOf(id, sheet.revision) !== undefined));
  useDeskKeys(rubric, neighbours);
  useSwipe(strip, panes);
  useRoom(strip);
  return (
    <div className="desk" data-width="full" data-pane={panes.current}>
      <DeskHead queue={queue} store={store} neighbours={neighbours} />
      <PaneTabs panes={panes} queue={queue} />
      <div className="panes" ref={strip}>
        <section className="pane pane-queue" aria-label={t('pane.queue')}><QueuePane queue={queue} currentId={id} store={store} isLoading={queues.isLoading && !queues.content} onPick={() => panes.show('work')} /></section>
        <section className="pane pane-work" aria-label={t('pane.work')}>{sheet ? <WorkPane key={id} sheet={sheet} /> : page.problem ? <ProblemNote problem={page.problem} onAgain={page.again} /> : <LoadingBlock lines={8} />}</section>
        <section className="pane pane-rubric" aria-label={t('pane.rubric')} ref={rubric}>{sheet ? <RubricPane key={id} sheet={sheet} store={store} neighbours={neighbours} /> : page.problem ? null : <LoadingBlock lines={6} />}</section>
        {sheet ? <MarkBar key={id} sheet={sheet} store={store} neighbours={neighbours} panes={panes} again={page.again} /> : null}
      </div>
      <p className="desk-keys small quiet">{t('desk.keys')}</p>
    </div>
  );
}
