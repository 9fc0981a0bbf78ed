import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, TextArea, useToast } from '../../design';
import { offerMutation, withdrawMutation, type OwnWork } from './own-works-query';

interface WorkDialogProps {
  readonly work: OwnWork;
  readonly act: 'offer' | 'withdraw';
  readonly onClose: () => void;
}

const MOST = 500;

/** Said before it is done: what the public sees afterwards, and that the evaluation goes on either way. */
export function WorkDialog({ work, act, onClose }: WorkDialogProps) {
  const { t } = useTranslation('ownWorks');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [words, setWords] = useState('');
  const offer = useCommand(offerMutation);
  const withdraw = useCommand(withdrawMutation);
  const said = words.trim() || null;
  const send = async () => {
    const done = await (act === 'offer' ? offer.run({ id: work.id, note: said }) : withdraw.run({ id: work.id, reason: said }));
    if (!done) return;
    tell(t(`done.${act}`));
    onClose();
  };
  return (
    <Dialog isOpen title={t(`dialog.${act}`, { title: work.title })} onClose={onClose}
      foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind={act === 'offer' ? 'primary' : 'danger'} isBusy={offer.isRunning || withdraw.isRunning} onClick={() => void send()}>{t(`act.${act}`)}</Button></>}>
      <div className="stack">
        <p>{t(`dialog.${act}Text`)}</p>
        <Field label={t(`dialog.${act}Words`)} count={{ used: words.length, limit: MOST }}>{(links) => <TextArea {...links} rows={3} maxLength={MOST} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
        <ProblemNote problem={offer.problem ?? withdraw.problem} />
      </div>
    </Dialog>
  );
}
