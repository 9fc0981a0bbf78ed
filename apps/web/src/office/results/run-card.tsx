import { useTranslation } from 'react-i18next';
import { Button, ProblemNote, Progress, StateChip, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ahead } from '../../i18n/listed';
import { useTimes } from '../../i18n/times';
import { cancelRunMutation, isGoing, type Run } from './results-query';
import type { RunProgress } from './use-run-progress';

/** One run: what it is doing while it goes on, what it was made of and sealed with when it is over. */
export function RunCard({ run, progress, canCancel }: { readonly run: Run; readonly progress: RunProgress | null; readonly canCancel: boolean }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  const tell = useToast();
  const cancel = useCommand(cancelRunMutation);
  const stop = async () => { if (await cancel.run({ id: run.id })) tell(t('run.cancelled', { number: run.number })); };
  return (
    <section className="card stack" aria-label={t('run.title', { number: run.number })}>
      <div className="row-apart">
        <span className="row"><StateChip family="runState" value={run.state} /><span className="quiet">{run.sealedAt ? t('run.sealedAt', { at: times.instant(run.sealedAt) }) : t('run.begunAt', { at: times.instant(run.createdAt) })}</span></span>
        {isGoing(run) && canCancel ? <Button kind="danger" size="small" isBusy={cancel.isRunning} onClick={() => void stop()}>{t('run.cancel')}</Button> : null}
      </div>
      {isGoing(run) ? <><Progress label={t('run.progress')} done={progress?.done ?? run.job?.progressDone ?? 0} total={progress?.total ?? run.job?.progressTotal ?? 0} note={progress?.note || run.job?.progressNote || t('run.waiting')} /><p className="small quiet">{t('run.mayLeave')}</p></> : null}
      {run.job?.error ? <p className="field-error">{run.job.error}</p> : null}
      {run.reason ? <p><span className="quiet">{ahead(t('reason.label'))}</span>{run.reason}</p> : null}
      <ProblemNote problem={cancel.problem} />
      <details className="small">
        <summary>{t('run.proof')}</summary>
        <dl>
          <dt className="quiet">{t('run.engine')}</dt><dd className="mono">{run.engine}</dd>
          <dt className="quiet">{t('run.inputs')}</dt><dd className="mono">{run.inputsHash}</dd>
          {run.outputsHash ? <><dt className="quiet">{t('run.outputs')}</dt><dd className="mono">{run.outputsHash}</dd></> : null}
        </dl>
      </details>
    </section>
  );
}
