import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, TextInput } from '../../design';
import { EvidenceForm, type EvidenceDraft } from '../../titles/evidence-form';
import { EvidenceList } from '../../titles/evidence-list';
import { enterEvidenceMutation, settleEvidenceMutation, type Desk, type Holding } from './desk-query';
import { contentOf } from './title-draft';

/** What a holder showed: looked at here, or entered by the officer who has seen it. */
export function EvidenceDialog({ desk, holding, onClose }: { readonly desk: Desk; readonly holding: Holding; readonly onClose: () => void }) {
  const { t } = useTranslation('titles');
  const [why, setWhy] = useState('');
  const settling = useCommand(settleEvidenceMutation);
  const entering = useCommand(enterEvidenceMutation);
  const { canExamine } = desk.abilities;
  const kinds = contentOf(desk).evidence;
  const settle = (evidenceId: string, isAccepted: boolean) => void settling.run({ input: { evidenceId, isAccepted, reason: isAccepted ? null : why } });
  const enter = async (draft: EvidenceDraft) => (await entering.run({ input: { holdingId: holding.id, ...draft } })) !== null;
  const isWaiting = holding.evidence.some(({ state }) => state === 'claimed');
  return (
    <Dialog isOpen isWide title={t('evidence.title', { name: holding.name })} onClose={onClose} foot={<Button onClick={onClose}>{t('back')}</Button>}>
      <div className="stack">
        {holding.evidence.length === 0 ? <p className="quiet">{t('evidence.none')}</p> : (
          <EvidenceList evidence={holding.evidence} act={({ id, state }) => (canExamine && state === 'claimed' ? (
            <span className="row">
              <Button size="small" kind="primary" isBusy={settling.isRunning} onClick={() => settle(id, true)}>{t('evidence.accept')}</Button>
              <Button size="small" isBusy={settling.isRunning} disabled={!why.trim()} onClick={() => settle(id, false)}>{t('evidence.reject')}</Button>
            </span>
          ) : null)} />
        )}
        {canExamine && isWaiting ? <Field label={t('evidence.why')}>{(links) => <TextInput {...links} maxLength={500} value={why} onChange={(event) => setWhy(event.target.value)} />}</Field> : null}
        <ProblemNote problem={settling.problem} />
        {canExamine && kinds.length > 0 ? <section className="stack"><h3>{t('evidence.add')}</h3><EvidenceForm kinds={kinds} word={t('evidence.do')} isBusy={entering.isRunning} onSend={enter} /><ProblemNote problem={entering.problem} /></section> : null}
      </div>
    </Dialog>
  );
}
