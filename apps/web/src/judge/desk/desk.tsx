import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { Gate } from '../../app/gate';
import { ProblemNote, LoadingBlock } from '../../design';
import { usePage } from '../../data/use-page';
import { queuesQuery, sheetQuery } from '../judging-query';
import { asStanding } from '../marks/send-mark';
import { useMarkStore } from '../marks/use-mark-store';
import { DeskHead } from './desk-head';
import { PaneTabs, usePanes } from './pane-tabs';
import { QueuePane } from './queue-pane';
import { RubricPane } from './rubric-pane';
import { useDeskKeys } from './use-desk-keys';
import { useNeighbours } from './use-neighbours';
import { useFresh, usePrefetch } from './use-prefetch';
import { WorkPane } from './work-pane';
import '../judge.css';

const api = getRouteApi('/judge/sheets/$id');

/** Queue, work and rubric side by side; on a phone one after another under the thumb. */
export function Desk() {
  return <Gate roles={['judge']}>{({ accountId }) => <DeskPage accountId={accountId} />}</Gate>;
}

function DeskPage({ accountId }: { readonly accountId: string }) {
  const { id } = api.useParams();
  const store = useMarkStore(accountId);
  const queues = usePage(queuesQuery, {});
  const page = usePage(sheetQuery, { id });
  const rubric = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const panes = usePanes(strip, id);
  const queue = queues.content?.myJudging.find(({ items }) => items.some(({ sheetId }) => sheetId === id)) ?? null;
  const neighbours = useNeighbours(queue, id);
  usePrefetch(queue, id);
  // While the next sheet is fetched the former one must not be marked by mistake.
  const sheet = page.content?.sheet.id === id ? page.content.sheet : null;
  useEffect(() => { if (sheet) store.learn(sheet.id, sheet.revision, asStanding(sheet.marks)); }, [store, sheet]);
  useFresh(id, store.hasConflictIn(id));
  useDeskKeys(rubric, neighbours);
  return (
    <div className="desk" data-width="full">
      <DeskHead queue={queue} store={store} neighbours={neighbours} />
      <PaneTabs panes={panes} queue={queue} />
      <div className="panes" ref={strip}>
        <section className="pane pane-queue" aria-label={panes.labels.queue}><QueuePane queue={queue} currentId={id} store={store} isLoading={queues.isLoading && !queues.content} onPick={() => panes.show('work')} /></section>
        <section className="pane pane-work" aria-label={panes.labels.work}>{sheet ? <WorkPane key={id} sheet={sheet} /> : page.problem ? <ProblemNote problem={page.problem} onAgain={page.again} /> : <LoadingBlock lines={8} />}</section>
        <section className="pane pane-rubric" aria-label={panes.labels.rubric} ref={rubric}>{sheet ? <RubricPane key={id} sheet={sheet} store={store} neighbours={neighbours} again={page.again} /> : page.problem ? null : <LoadingBlock lines={6} />}</section>
      </div>
    </div>
  );
}
