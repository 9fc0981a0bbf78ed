import Calculator from 'lucide-react/icons/calculator';
import Download from 'lucide-react/icons/download';
import ShieldCheck from 'lucide-react/icons/shield-check';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonAnchor, ButtonLink, EmptyState, Note, Select, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { useWordFor } from '../../i18n/use-words';
import { may } from '../office-frame';
import type { StepProps } from '../round/step-props';
import { usePolling } from '../use-polling';
import { useRoundSearch } from '../use-round-search';
import { isGoing, resultsQuery, type Results, type Run } from './results-query';
import { RunCard } from './run-card';
import { RunRoom } from './run-room';
import { StartRunDialog } from './start-run-dialog';
import { useRunProgress, type RunProgress } from './use-run-progress';

/** Computing scores: begun here, followed live, read as a ranking when it is sealed. */
export function ComputeStep({ round, viewer }: StepProps) {
  const page = usePage(resultsQuery, { id: round.id });
  const going = page.content?.round.runs.find(isGoing) ?? null;
  const progress = useRunProgress(going?.id ?? null, page.again);
  usePolling(page.again, going !== null, progress === null ? 1_000 : 10_000);
  return <Shown page={page}>{({ round: results }) => <Runs round={round} viewer={viewer} results={results} progress={progress} again={page.again} />}</Shown>;
}

function Runs({ round, viewer, results, progress, again }: StepProps & { readonly results: Results; readonly progress: RunProgress | null; readonly again: () => void }) {
  const { t } = useTranslation('office');
  const { t: said } = useTranslation('results');
  const [search, setSearch] = useRoundSearch();
  const [isStarting, setStarting] = useState(false);
  const { runs } = results;
  const run = runs.find(({ id }) => id === search.run) ?? runs.find(({ state, stands }) => stands || isGoing({ state })) ?? runs[0];
  const isOutdated = run !== undefined && run.state === 'sealed' && run.stands && (run.sheetsChanged ?? 0) > 0 && ['judging', 'computing', 'deciding'].includes(round.phase);
  const hasSealed = runs.some(({ state }) => state === 'sealed');
  const canStart = may(viewer, 'score_run.start') && ['computing', 'deciding'].includes(round.phase) && !runs.some(isGoing);
  const start = canStart ? <Button kind={hasSealed && !isOutdated ? 'secondary' : 'primary'} icon={<Calculator size={18} aria-hidden />} onClick={() => setStarting(true)}>{hasSealed ? t('run.again') : t('run.start')}</Button> : null;
  return (
    <>
      {run ? (
        <>
          <div className="row-apart">
            {runs.length > 1 ? <RunChoice runs={runs} current={run.id} onChoose={(id) => setSearch({ run: id })} /> : <h2>{t('run.title', { number: run.number })}</h2>}
            <div className="row">
              {hasSealed && may(viewer, 'result.export') ? <ButtonAnchor href={`/files/rounds/${round.id}/results.xlsx`} icon={<Download size={18} aria-hidden />}>{t('run.download')}</ButtonAnchor> : null}
              {hasSealed && may(viewer, 'bundle.take') ? <ButtonAnchor href={`/files/rounds/${round.id}/bundle.json`} icon={<ShieldCheck size={18} aria-hidden />}>{said('run.bundle')}</ButtonAnchor> : null}
              {start}
            </div>
          </div>
          <RunCard run={run} progress={progress?.run.id === run.id ? progress : null} canCancel={may(viewer, 'score_run.cancel')} />
          {isOutdated ? <Note title={said('run.outdated', { count: run.sheetsChanged ?? 0 })}>{said(canStart ? 'run.outdatedText' : 'run.outdatedWait')}</Note> : run.state === 'sealed' && run.stands && round.phase === 'deciding' ? <OnToDeciding roundId={round.id} /> : null}
          {run.state === 'sealed' ? <RunRoom key={run.id} round={round} viewer={viewer} run={run} results={results} again={again} /> : null}
        </>
      ) : (
        <div className="card"><EmptyState icon={<Calculator size={40} strokeWidth={1.25} aria-hidden />} title={may(viewer, 'score_run.read') ? t('run.none') : t('run.hidden')} act={start}>{may(viewer, 'score_run.read') ? t(round.phase === 'computing' ? 'run.noneNow' : 'run.noneYet') : t('run.hiddenText')}</EmptyState></div>
      )}
      {isStarting ? <StartRunDialog roundId={round.id} needsReason={hasSealed} onClose={() => setStarting(false)} onStarted={(id) => setSearch({ step: 'compute', run: id })} /> : null}
    </>
  );
}

/** Sealing a run opens the next step by itself; whoever started it reads the ranking first and goes on from here. */
function OnToDeciding({ roundId }: { readonly roundId: string }) {
  const { t } = useTranslation('office');
  return <Note kind="done" title={t('run.sealedNext')}><div><ButtonLink kind="primary" size="small" to="/office/rounds/$id" params={{ id: roundId }} search={{ step: 'decide' }}>{t('run.toDeciding')}</ButtonLink></div></Note>;
}

function RunChoice({ runs, current, onChoose }: { readonly runs: readonly Run[]; readonly current: string; readonly onChoose: (id: string) => void }) {
  const { t } = useTranslation('office');
  const wordFor = useWordFor();
  const times = useTimes();
  return <Select aria-label={t('run.choose')} style={{ width: 'auto' }} value={current} choices={runs.map(({ id, number, state, createdAt }) => ({ value: id, label: `${t('run.title', { number })} · ${wordFor('runState', state)} · ${times.instant(createdAt)}` }))} onChange={(event) => onChoose(event.target.value)} />;
}
