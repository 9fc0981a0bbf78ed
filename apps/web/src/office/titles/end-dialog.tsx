import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextArea, useToast } from '../../design';
import { endTitleMutation, type Holding } from './desk-query';

const KINDS = ['left_unit', 'age', 'waived', 'withdrawn', 'term'] as const;

export function EndDialog({ holding, onClose }: { readonly holding: Holding; readonly onClose: () => void }) {
  const { t } = useTranslation('titles');
  const tell = useToast();
  const [endKind, setKind] = useState<string>(holding.hasLeftUnit ? 'left_unit' : holding.isTermOver ? 'term' : '');
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(endTitleMutation);
  const send = async () => {
    if (!(await run({ input: { holdingId: holding.id, endKind, reason } }))) return;
    tell(t('end.done'));
    onClose();
  };
  return (
    <Dialog isOpen title={t('end.title', { name: holding.name })} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="danger" isBusy={isRunning} disabled={!endKind || !reason.trim()} onClick={() => void send()}>{t('end.do')}</Button></>}>
      <div className="stack">
        <p>{t('end.text')}</p>
        <Field label={t('end.kind')} isRequired>{(links) => <Select {...links} value={endKind} placeholder="" choices={KINDS.map((value) => ({ value, label: t(`end.of.${value}`) }))} onChange={(event) => setKind(event.target.value)} />}</Field>
        <Field label={t('end.reason')} isRequired>{(links) => <TextArea {...links} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
