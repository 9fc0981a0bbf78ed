import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Dialog, Field, ProblemNote, TextArea } from '../design';
import { faultOf, type Problem } from '../data/problem';
import { useWordFor } from '../i18n/use-words';

export const RETURN_REASONS = ['incomplete', 'wrong_category', 'proof_missing', 'deeds_unclear', 'not_eligible', 'other'] as const;

interface ReasonDialogProps {
  readonly isOpen: boolean;
  readonly kind: 'return' | 'decline';
  readonly name: string;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly onGive: (reasonCode: string, reason: string) => void;
}

/** A return or a refusal to pass on always says why: a kind of reason, and words where the kind is not enough. */
export function ReasonDialog({ isOpen, kind, name, problem, isBusy, onClose, onGive }: ReasonDialogProps) {
  const { t } = useTranslation('shell');
  const wordFor = useWordFor();
  const [code, setCode] = useState<string>('');
  const [reason, setReason] = useState('');
  const [isTried, setIsTried] = useState(false);
  const needsWords = code === 'other';
  const isReady = code !== '' && (!needsWords || reason.trim() !== '');
  const give = () => { setIsTried(true); if (isReady) onGive(code, reason.trim()); };
  return (
    <Dialog isOpen={isOpen} title={t(`entries.${kind}Title`, { name })} onClose={onClose} foot={<><Button onClick={onClose}>{t('act.cancel')}</Button><Button kind={kind === 'decline' ? 'danger' : 'primary'} isBusy={isBusy} onClick={give}>{t(`entries.${kind}`)}</Button></>}>
      <div className="stack">
        <p className="quiet">{t(`entries.${kind}Line`)}</p>
        <ChoicePills legend={t('entries.reason')} value={code} choices={RETURN_REASONS.map((value) => ({ value, label: wordFor('returnReason', value) }))} onChange={setCode} />
        {isTried && code === '' ? <p className="field-error" role="alert">{t('entries.chooseReason')}</p> : null}
        <Field label={t('entries.words')} help={t('entries.wordsHelp')} isRequired={needsWords} error={faultOf(problem, 'reason') ?? (isTried && needsWords && reason.trim() === '' ? t('form.fault.required') : undefined)}>
          {(links) => <TextArea {...links} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
