import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Dialog, Field, ProblemNote, TextInput, useToast } from '../../design';
import { graphql } from '../../data/graphql';
import { useCommand } from '../../data/use-command';
import type { RegisteredHonour } from './honour-register';

const sendMutation = graphql(`mutation SendPromotionRequests($input: SendPromotionRequestsInput!) { sendPromotionRequests(input: $input) { __typename ... on PromotionsSent { letter sent } ... on Refusal { code message facts } } }`);
const answerMutation = graphql(`
  mutation RecordPromotionAnswer($input: RecordPromotionAnswerInput!) {
    recordPromotionAnswer(input: $input) { __typename ... on RegisteredHonour { id promotion { id state answer answeredOn } } ... on Refusal { code message facts } }
  }
`);

interface PromotionDialogProps {
  readonly honour: RegisteredHonour;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The letter that asks, or the answer that came: each with its number. */
export function PromotionDialog({ honour: { id, name, promotion }, onClose, onDone }: PromotionDialogProps) {
  const { t } = useTranslation('certificates');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const send = useCommand(sendMutation);
  const record = useCommand(answerMutation);
  const isDue = promotion?.state === 'due';
  const [paper, setPaper] = useState('');
  const [answeredOn, setAnsweredOn] = useState('');
  const [isGranted, setIsGranted] = useState(true);
  const save = async () => {
    const done = isDue ? await send.run({ input: { honourIds: [id], letter: paper } }) : await record.run({ input: { honourId: id, isGranted, answer: paper, answeredOn } });
    if (!done) return;
    tell(t(isDue ? 'promotion.sentNow' : 'promotion.recorded'));
    onDone();
  };
  return (
    <Dialog isOpen title={t(isDue ? 'promotion.send' : 'promotion.record')} onClose={onClose}
      foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={send.isRunning || record.isRunning} disabled={paper.trim() === '' || (!isDue && answeredOn === '')} onClick={() => void save()}>{t(isDue ? 'promotion.send' : 'promotion.record')}</Button></>}>
      <div className="stack">
        <p><strong>{name}</strong> · {promotion?.target} · {promotion?.authority}</p>
        {isDue ? null : <ChoicePills legend={t('promotion.outcome')} value={isGranted ? 'granted' : 'refused'} choices={[{ value: 'granted', label: t('promotion.granted') }, { value: 'refused', label: t('promotion.refused') }]} onChange={(value) => setIsGranted(value === 'granted')} />}
        <Field label={t(isDue ? 'promotion.letter' : 'promotion.answer')} isRequired>{(links) => <TextInput {...links} value={paper} maxLength={60} placeholder="渝工函〔2026〕12号" onChange={({ target }) => setPaper(target.value)} />}</Field>
        {isDue ? null : <Field label={t('promotion.on')} isRequired>{(links) => <TextInput {...links} type="date" value={answeredOn} onChange={({ target }) => setAnsweredOn(target.value)} />}</Field>}
        <ProblemNote problem={send.problem ?? record.problem} />
      </div>
    </Dialog>
  );
}
