import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import { voidMutation } from './results-query';

export function VoidDialog({ roundId, onClose }: { readonly roundId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(voidMutation);
  const voidIt = async () => {
    if (!(await run({ input: { roundId, reason: reason.trim() } }))) return;
    tell(t('decide.voided'));
    onClose();
  };
  return (
    <ActDialog isDangerous title={t('decide.void')} consequence={t('decide.voidConsequence')} act={t('decide.void')} isBusy={isRunning} isReady={reason.trim() !== ''} problem={problem} onAct={() => void voidIt()} onClose={onClose}>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
