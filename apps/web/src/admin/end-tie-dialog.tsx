import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, TextInput, useToast } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { endTieMutation, type Tie } from './ties-query';

export function EndTieDialog({ tie, onClose, onEnded }: { readonly tie: Tie; readonly onClose: () => void; readonly onEnded: () => void }) {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [toDay, setToDay] = useState('');
  const { run, problem, isRunning } = useCommand(endTieMutation);
  const names = { a: tie.memberA.name, b: tie.memberB.name };
  const end = async () => {
    if (!(await run({ input: { tieId: tie.id, toDay } }))) return;
    tell(t('ties.ended', names));
    onEnded();
  };
  return (
    <Dialog isOpen title={t('ties.endOf', names)} onClose={onClose} foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={isRunning} disabled={toDay === ''} onClick={() => void end()}>{t('ties.end')}</Button></>}>
      <div className="stack">
        <p>{t('ties.endText')}</p>
        <Field isRequired label={t('ties.lastDay')} error={faultOf(problem, 'toDay')}>{(links) => <TextInput {...links} type="date" min={tie.fromDay} value={toDay} onChange={(event) => setToDay(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
