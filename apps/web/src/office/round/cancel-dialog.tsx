import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { ActDialog } from './act-dialog';
import { ReasonField } from './reason-field';
import { cancelMutation, type OfficeRound } from './round-query';

/** A cancelled round cannot be taken up again, so its name is typed before. */
export function CancelDialog({ round, onClose }: { readonly round: OfficeRound; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const { run, problem, isRunning } = useCommand(cancelMutation);
  const cancel = async () => {
    if (!(await run({ input: { roundId: round.id, reason: reason.trim() } }))) return;
    tell(t('cancel.done', { round: round.name }));
    onClose();
  };
  return (
    <ActDialog isDangerous title={t('cancel.title', { round: round.name })} consequence={t('cancel.consequence')} act={t('control.cancel')} isBusy={isRunning} isReady={reason.trim() !== '' && name.trim() === round.name} problem={problem} onAct={() => void cancel()} onClose={onClose}>
      <ReasonField isRequired value={reason} onChange={setReason} help={t('cancel.reasonHelp')} />
      <Field isRequired label={t('cancel.name', { round: round.name })}>{(links) => <TextInput {...links} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} />}</Field>
    </ActDialog>
  );
}
