import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import { startRunMutation } from './results-query';

interface StartRunDialogProps {
  readonly roundId: string;
  readonly needsReason: boolean;
  readonly onClose: () => void;
  readonly onStarted: (runId: string) => void;
}

export function StartRunDialog({ roundId, needsReason, onClose, onStarted }: StartRunDialogProps) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(startRunMutation);
  const start = async () => {
    const started = await run({ input: { roundId, reason: reason.trim() || null } });
    if (!started) return;
    tell(t('run.started', { number: started.number }));
    onStarted(started.id);
    onClose();
  };
  return (
    <ActDialog title={needsReason ? t('run.again') : t('run.start')} consequence={needsReason ? t('run.againConsequence') : t('run.consequence')} act={needsReason ? t('run.again') : t('run.start')} isBusy={isRunning} isReady={!needsReason || reason.trim() !== ''} problem={problem} onAct={() => void start()} onClose={onClose}>
      {needsReason ? <ReasonField isRequired value={reason} onChange={setReason} /> : null}
    </ActDialog>
  );
}
