import PenLine from 'lucide-react/icons/pen-line';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../../app/session';
import { Button, Field, ProblemNote, TextInput, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { supersedeMutation, type ListChange } from './correction-query';
import { GivenSignature } from './given-signature';

interface CorrectionSignaturesProps {
  readonly one: ListChange;
  readonly viewer: Viewer;
  readonly canSign: boolean;
  readonly onChanged: () => void;
}

/** Both signatures side by side, as under the list itself: the second officer sees who signed, when, and the words that everybody will read. */
export function CorrectionSignatures({ one, viewer, canSign, onChanged }: CorrectionSignaturesProps) {
  const { t } = useTranslation('office');
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(supersedeMutation);
  const { firstSignature: first } = one;
  const sign = async () => {
    // the first officer's words are published; the second signs under them
    if (!(await run({ input: { redecisionId: one.id, contentHash: one.contentHash ?? '', reason: first?.reason ?? reason } }))) return;
    tell(t('correction.signed'));
    onChanged();
  };
  const button = (
    <>
      <ProblemNote problem={problem} />
      <Button kind="primary" icon={<PenLine size={18} aria-hidden />} isBusy={isRunning} disabled={!first && reason.trim() === ''} onClick={() => void sign()}>{t('correction.sign')}</Button>
    </>
  );
  return (
    <section className="signatures" aria-label={t('sign.title')}>
      {first ? (
        <div className="signature" data-state="signed">
          <span className="small quiet">{t('sign.first')}</span>
          <GivenSignature name={first.signerName} at={first.signedAt} />
          <p className="small"><span className="quiet">{t('correction.publicWords')}</span>{first.reason}</p>
        </div>
      ) : (
        <div className="signature" data-state={canSign ? 'open' : 'waiting'}>
          <span className="small quiet">{t('sign.first')}</span>
          {canSign ? (
            <>
              <p>{t('sign.asName', { name: viewer.name })}</p>
              <Field isRequired label={t('correction.publicReason')} help={t('correction.publicReasonHelp')}>{(links) => <TextInput {...links} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}</Field>
              {button}
            </>
          ) : <p>{t('sign.waitsFirst')}</p>}
        </div>
      )}
      <div className="signature" data-state={first && canSign && !first.isOwn ? 'open' : 'waiting'}>
        <span className="small quiet">{t('sign.second')}</span>
        {!first ? <p>{t('sign.waitsSecond')}</p> : first.isOwn || !canSign ? <p>{t('sign.needsOther')}</p> : <><p>{t('sign.asName', { name: viewer.name })}</p><p><strong>{t('correction.secondConsequence')}</strong></p>{button}</>}
      </div>
    </section>
  );
}
