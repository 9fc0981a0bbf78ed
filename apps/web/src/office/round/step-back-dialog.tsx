import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from './act-dialog';
import { ReasonField } from './reason-field';
import { stepBackMutation, type OfficeRound } from './round-query';

export function StepBackDialog({ round, onClose }: { readonly round: OfficeRound; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(stepBackMutation);
  const stepBack = async () => {
    if (!(await run({ input: { roundId: round.id, reason: reason.trim() } }))) return;
    tell(t('back.done', { round: round.name }));
    onClose();
  };
  return (
    <ActDialog isDangerous title={t('back.title')} consequence={t('back.consequence')} act={t('control.back')} isBusy={isRunning} isReady={reason.trim() !== ''} problem={problem} onAct={() => void stepBack()} onClose={onClose}>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
