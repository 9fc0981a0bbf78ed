import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Chip, Shown, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { useTimes } from '../../i18n/times';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import { ChangeTable } from './change-table';
import { applyRescoringMutation, cancelRescoringMutation, previewQuery, type Rescoring, type Run } from './results-query';

interface RescoringCardProps {
  readonly run: Run;
  readonly rescoring: Rescoring;
  readonly again: () => void;
}

/** A further run is a proposal: first what it would change, then one officer asks and another confirms in the same place. */
export function RescoringCard({ run, rescoring, again }: RescoringCardProps) {
  const { t } = useTranslation('results');
  const times = useTimes();
  const isOpen = rescoring.state === 'proposed' || rescoring.state === 'requested';
  return (
    <section className="card stack" aria-labelledby="rescoring">
      <div className="row-apart"><h2 id="rescoring">{t('rescoring.title', { number: run.number })}</h2><Chip tone={rescoring.state === 'applied' ? 'green' : isOpen ? 'amber' : 'grey'}>{t(`rescoring.state.${rescoring.state}`, { defaultValue: rescoring.state })}</Chip></div>
      {isOpen ? <Preview run={run} rescoring={rescoring} again={again} /> : (
        <p className="quiet">{t(rescoring.state === 'applied' ? 'rescoring.appliedBy' : 'rescoring.cancelledBy', { first: rescoring.requestedBy ?? '—', name: rescoring.settledBy ?? '—', at: rescoring.settledAt ? times.instant(rescoring.settledAt) : '—' })}{rescoring.cancelReason ? ` ${rescoring.cancelReason}` : ''}</p>
      )}
    </section>
  );
}

function Preview({ run, rescoring, again }: RescoringCardProps) {
  const { t } = useTranslation('results');
  const times = useTimes();
  const page = usePage(previewQuery, { runId: run.id });
  const [asking, setAsking] = useState<'apply' | 'cancel' | null>(null);
  const { abilities, requestedBy, requestedAt } = rescoring;
  const asked = requestedBy && requestedAt ? t('rescoring.askedBy', { name: requestedBy, at: times.instant(requestedAt) }) : null;
  const close = () => setAsking(null);
  const canApply = abilities.canRequest || abilities.canConfirm;
  return (
    <>
      <p>{t('rescoring.text')}</p>
      {asked ? <p><strong>{asked}</strong></p> : null}
      <Shown page={page}>
        {({ previewRescoring: found }) => (
          <>
            <dl className="facts">
              <div><dt>{t('rescoring.against')}</dt><dd>{t('rescoring.number', { number: found.standingNumber })}</dd></div>
              <div><dt>{t('change.enters')}</dt><dd>{found.entering}</dd></div>
              <div><dt>{t('change.leaves')}</dt><dd>{found.leaving}</dd></div>
              <div><dt>{t('rescoring.unchanged')}</dt><dd>{found.unchanged}</dd></div>
            </dl>
            <ChangeTable caption={t('rescoring.title', { number: run.number })} changes={found.changes} />
          </>
        )}
      </Shown>
      <div className="row">
        {canApply ? <Button kind="primary" onClick={() => setAsking('apply')}>{t(abilities.canConfirm ? 'rescoring.confirm' : 'rescoring.request')}</Button> : <span className="small quiet">{t(requestedBy ? 'rescoring.needsOther' : 'rescoring.needsOfficer', { name: requestedBy ?? '' })}</span>}
        {abilities.canCancel ? <Button onClick={() => setAsking('cancel')}>{t('rescoring.cancel')}</Button> : null}
      </div>
      {asking === 'apply' ? <ApplyDialog runId={run.id} isSecond={abilities.canConfirm} asked={asked} onDone={again} onClose={close} /> : null}
      {asking === 'cancel' ? <CancelDialog runId={run.id} onDone={again} onClose={close} /> : null}
    </>
  );
}

interface StepDialogProps {
  readonly runId: string;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function ApplyDialog({ runId, isSecond, asked, onDone, onClose }: StepDialogProps & { readonly isSecond: boolean; readonly asked: string | null }) {
  const { t } = useTranslation('results');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(applyRescoringMutation);
  const act = t(isSecond ? 'rescoring.confirm' : 'rescoring.request');
  const apply = async () => {
    if (!(await run({ runId }))) return;
    tell(t(isSecond ? 'rescoring.applied' : 'rescoring.requested'));
    onDone();
    onClose();
  };
  return <ActDialog title={act} consequence={t(isSecond ? 'rescoring.confirmConsequence' : 'rescoring.requestConsequence')} act={act} isBusy={isRunning} problem={problem} onAct={() => void apply()} onClose={onClose}>{isSecond && asked ? <p>{asked}</p> : null}</ActDialog>;
}

function CancelDialog({ runId, onDone, onClose }: StepDialogProps) {
  const { t } = useTranslation('results');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(cancelRescoringMutation);
  const cancel = async () => {
    if (!(await run({ input: { runId, reason: reason.trim() } }))) return;
    tell(t('rescoring.cancelled'));
    onDone();
    onClose();
  };
  return (
    <ActDialog title={t('rescoring.cancel')} consequence={t('rescoring.cancelConsequence')} act={t('rescoring.cancel')} isBusy={isRunning} isReady={reason.trim() !== ''} problem={problem} onAct={() => void cancel()} onClose={onClose}>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
