import BellRing from 'lucide-react/icons/bell-ring';
import EyeOff from 'lucide-react/icons/eye-off';
import Gavel from 'lucide-react/icons/gavel';
import { useTranslation } from 'react-i18next';
import { ButtonLink, Chip, EmptyState, Shown } from '../design';
import { usePageTitle } from '../app/page-title';
import { usePage } from '../data/use-page';
import { useServerNow } from '../i18n/server-clock';
import { useTimes } from '../i18n/times';
import { QUEUES } from './device/desk-store';
import { JudgeGate } from './device/judge-gate';
import { useKept } from './device/use-kept';
import { NotJudgedList } from './desk/not-judged-list';
import { isThrough, QueueProgress } from './desk/queue-progress';
import { RefusedMarks } from './desk/refused-marks';
import { SavingSign } from './desk/saving-sign';
import { useArrived } from './desk/use-arrived';
import { useOwnQueue, usePrefetch } from './desk/use-prefetch';
import { queuesQuery, type Queue } from './judging-query';
import { PracticeCards } from './practice/practice-cards';
import { useMarkStore } from './marks/use-mark-store';
import './judge.css';

/** Every round in which this judge has something to do, the nearest deadline first. */
export function Queues() {
  return <JudgeGate>{(accountId) => <Page accountId={accountId} />}</JudgeGate>;
}

function Page({ accountId }: { readonly accountId: string }) {
  const { t } = useTranslation('judge');
  usePageTitle(t('queues.title'));
  const store = useMarkStore(accountId);
  const asked = usePage(queuesQuery, {});
  const page = useKept(accountId, QUEUES, asked);
  useArrived(store, asked.again);
  useOwnQueue(accountId, asked.content);
  // The first queue lies on the device before its first entry is opened.
  usePrefetch(accountId, page.content?.myJudging[0] ?? null, null);
  return (
    <div className="stack-wide">
      <div className="row-apart"><div><h1>{t('queues.title')}</h1><p className="quiet">{t('queues.line')}</p></div><SavingSign store={store} /></div>
      <RefusedMarks items={page.content?.myJudging.flatMap(({ items }) => items) ?? []} store={store} />
      <Shown page={page}>
        {({ myJudging }) => myJudging.length === 0 ? (
          <div className="card"><EmptyState icon={<Gavel size={40} strokeWidth={1.25} aria-hidden />} title={t('queues.none')}>{t('queues.noneText')}</EmptyState></div>
        ) : <ul className="queues">{myJudging.map((queue) => <li key={queue.round.id}><QueueCard queue={queue} /></li>)}</ul>}
      </Shown>
      <PracticeCards />
    </div>
  );
}

function QueueCard({ queue }: { readonly queue: Queue }) {
  const { round, total, locked, items, notJudged, isBlind, declaration, remindedAt } = queue;
  const { t } = useTranslation('judge');
  const times = useTimes();
  useServerNow();
  const next = items.find(({ state, marked, criteria }) => state === 'open' && marked > 0 && marked < criteria) ?? items.find(({ state }) => state === 'open') ?? items[0];
  const isDone = isThrough(queue);
  return (
    <section className="card stack">
      <div className="row-apart">
        <div><p className="quiet">{round.programme.name}</p><h2>{round.name}</h2></div>
        <Chip tone={isDone ? 'green' : 'blue'}>{t('queues.until', { at: times.instant(round.computingAt), left: times.remaining(round.computingAt) })}</Chip>
      </div>
      {remindedAt && !isDone ? <p className="row small"><BellRing size={16} aria-hidden />{t('queues.reminded', { at: times.instant(remindedAt) })}</p> : null}
      {isBlind ? <p className="row small quiet"><EyeOff size={16} aria-hidden />{t('queues.blind')}</p> : null}
      {declaration.isSigned && total === 0 ? <p>{t('queues.empty')}</p> : declaration.isSigned ? <QueueProgress queue={queue} /> : (
        <><p>{t('declaration.first')}</p><div><ButtonLink kind="primary" to="/judge/rounds/$roundId/declaration" params={{ roundId: round.id }}>{t('declaration.open')}</ButtonLink></div></>
      )}
      <NotJudgedList sheets={notJudged} />
      {declaration.isSigned && !next ? <div><ButtonLink kind="quiet" to="/judge/rounds/$roundId/declaration" params={{ roundId: round.id }}>{t('declaration.mine')}</ButtonLink></div> : null}
      {declaration.isSigned && next ? <div><ButtonLink kind="primary" to="/judge/sheets/$id" params={{ id: next.sheetId }}>{isDone ? t('queues.look') : locked === 0 ? t('queues.begin') : t('queues.goOn')}</ButtonLink> <ButtonLink kind="quiet" to="/judge/rounds/$roundId/declaration" params={{ roundId: round.id }}>{t('declaration.mine')}</ButtonLink></div> : null}
    </section>
  );
}
