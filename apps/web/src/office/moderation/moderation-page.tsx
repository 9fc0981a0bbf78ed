import { getRouteApi, useNavigate } from '@tanstack/react-router';
import ListChecks from 'lucide-react/icons/list-checks';
import Hourglass from 'lucide-react/icons/hourglass';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import Video from 'lucide-react/icons/video';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, Chip, EmptyState, ListFoot, LoadingBlock, ProblemNote, Tabs, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { useList } from '../../data/use-list';
import { Gate } from '../../app/gate';
import { useTimes } from '../../i18n/times';
import { findingsOf, isBlocked, isPreparing, moderateMutation, queueQuery, type WorkReview } from './moderation-query';
import { WORK_STATES } from '../addresses';
import { ReasonDialog } from './reason-dialog';
import { useBatchApproval } from './use-batch-approval';
import { usePreparing } from './use-preparing';
import { useQueueKeys } from './use-queue-keys';
import { WorkDetail } from './work-detail';
import './moderation.css';

const api = getRouteApi('/office/works');

/** Works before and after they are public: looked at, shown, sent back or taken down. */
export function ModerationPage() {
  return <Gate roles={['district_organiser', 'city_organiser']}>{() => <Moderation />}</Gate>;
}

function Moderation() {
  const { t } = useTranslation('moderation');
  const navigate = useNavigate();
  const search = api.useSearch();
  const state = search.state ?? 'pending';
  const list = useList(queueQuery, { state }, (content) => content.worksToModerate);
  const go = (to: { state?: string; id?: string }) => void navigate({ to: '/office/works', search: { state: WORK_STATES.find((one) => one === (to.state ?? state)), id: to.id }, replace: true });
  return (
    <div className="stack-wide" data-width="full">
      <header className="row-apart"><div><h1>{t('title')}</h1><p className="quiet">{t('line')}</p></div><ButtonLink to="/office/works/words" icon={<ListChecks size={18} aria-hidden />}>{t('words.title')}</ButtonLink></header>
      <Tabs label={t('title')} current={state} onChange={(to) => go({ state: to })} tabs={WORK_STATES.map((key) => ({ key, label: t(`state.${key}`) }))}>
        <div className="stack" style={{ paddingTop: 'var(--space-1)' }}>
          <ProblemNote problem={list.problem} onAgain={list.again} />
          {list.isLoading && !list.content ? <LoadingBlock /> : null}
          {list.content && list.rows.length === 0 ? <div className="card"><EmptyState title={t(`empty.${state}`)}>{t('empty.text')}</EmptyState></div> : null}
          {list.rows.length > 0 ? <Queue key={state} rows={list.rows} current={search.id} onGo={(id) => go({ id })} onChanged={list.again}
            foot={<ListFoot list={list} />} /> : null}
        </div>
      </Tabs>
    </div>
  );
}

interface QueueProps {
  readonly rows: readonly WorkReview[];
  readonly current: string | undefined;
  readonly onGo: (id: string | undefined) => void;
  readonly onChanged: () => void;
  readonly foot: React.ReactNode;
}

function Queue({ rows, current, onGo, onChanged, foot }: QueueProps) {
  const { t } = useTranslation('moderation');
  const tell = useToast();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reasoned, setReasoned] = useState<'return' | 'withdraw' | null>(null);
  const { run, problem, isRunning } = useCommand(moderateMutation);
  const at = Math.max(0, rows.findIndex((row) => row.id === current));
  const row = rows[at]!;
  usePreparing(row);
  const place = useRef<HTMLElement>(null);
  // On a phone the work stands below the queue: whoever opens one is brought to it.
  const open = (id: string) => { onGo(id); if (matchMedia('(max-width: 60rem)').matches) requestAnimationFrame(() => { place.current?.scrollIntoView({ block: 'start' }); place.current?.focus({ preventScroll: true }); }); };
  const picked = rows.filter((one) => chosen.has(one.id) && one.abilities.canApprove && !isBlocked(one));
  const onward = () => { onGo((rows[at + 1] ?? rows[at - 1])?.id); onChanged(); };
  const batch = useBatchApproval((count) => { setChosen(new Set()); if (count > 0) tell(t('batch.done', { count })); onGo(undefined); onChanged(); });
  const approve = async () => {
    if (isRunning || !(await run({ input: { id: row.id, act: 'approve', version: row.version } }))) return;
    tell(t('approved', { title: row.work.title }));
    onward();
  };
  const move = (step: number) => { const to = rows[at + step]; if (to) onGo(to.id); };
  useQueueKeys({ onNext: () => move(1), onPrevious: () => move(-1), onApprove: row.abilities.canApprove ? () => void approve() : null, onReturn: row.abilities.canReturn ? () => setReasoned('return') : null });
  const toggle = (id: string) => setChosen((known) => { const next = new Set(known); if (!next.delete(id)) next.add(id); return next; });
  return (
    <div className="moderation">
      <div className="stack moderation-list" id="moderation-queue">
        <ul className="moderation-rows">{rows.map((one) => <QueueRow key={one.id} row={one} isCurrent={one.id === row.id} isChosen={chosen.has(one.id)} onToggle={() => toggle(one.id)} onOpen={() => open(one.id)} />)}</ul>
        {foot}
        {picked.length > 0 ? (
          <div className="batch-bar">
            <span>{batch.at ? t('batch.at', { at: batch.at, count: picked.length }) : t('batch.chosen', { count: picked.length })}</span>
            <Button kind="primary" size="small" isBusy={batch.at !== null} onClick={() => void batch.approve(picked)}>{t('batch.approve')}</Button>
            <Button kind="quiet" size="small" onClick={() => setChosen(new Set())}>{t('batch.clear')}</Button>
          </div>
        ) : null}
        <p className="small quiet moderation-keys">{t('keys')}</p>
      </div>
      <div className="stack moderation-detail">
        <ProblemNote problem={problem ?? batch.problem} />
        <a className="moderation-up" href="#moderation-queue">{t('back')}</a>
        <WorkDetail key={row.id} row={row} place={place} isBusy={isRunning} onApprove={() => void approve()} onReasoned={setReasoned} />
      </div>
      {reasoned ? <ReasonDialog row={row} act={reasoned} onClose={() => setReasoned(null)} onDone={() => { setReasoned(null); tell(t(`done.${reasoned}`)); onward(); }} /> : null}
    </div>
  );
}

interface QueueRowProps {
  readonly row: WorkReview;
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  readonly onOpen: () => void;
}

function QueueRow({ row, isCurrent, isChosen, onToggle, onOpen }: QueueRowProps) {
  const { t } = useTranslation('moderation');
  const times = useTimes();
  const found = findingsOf(row).length;
  const canChoose = row.state === 'pending' && row.abilities.canApprove && !isBlocked(row);
  return (
    <li className="moderation-row" data-current={isCurrent || undefined}>
      {canChoose ? <input type="checkbox" checked={isChosen} onChange={onToggle} aria-label={t('choose', { title: row.work.title })} /> : <span className="moderation-nobox" aria-hidden />}
      <button type="button" className="moderation-open" aria-current={isCurrent || undefined} onClick={onOpen}>
        <span className="moderation-name">{row.work.title}</span>
        <span className="small quiet">{row.work.categoryName} · {row.work.organizationName}</span>
        <span className="small quiet line">{times.instant(row.receivedAt)}
          {row.work.video ? <Chip icon={<Video size={14} aria-hidden />}>{t('video')}</Chip> : null}
          {isPreparing(row) ? <Chip tone="amber" icon={<Hourglass size={14} aria-hidden />}>{t('preparing')}</Chip> : null}
          {found > 0 ? <Chip tone={isBlocked(row) ? 'red' : 'amber'} icon={<ShieldAlert size={14} aria-hidden />}>{t('found.chip', { count: found })}</Chip> : null}</span>
      </button>
    </li>
  );
}
