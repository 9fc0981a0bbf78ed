import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Select, useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { noted } from '../../i18n/listed';
import { ActDialog } from '../round/act-dialog';
import { ReasonField } from '../round/reason-field';
import type { OfficeRound } from '../round/round-query';
import { MovePreview } from './move-preview';
import { candidatesQuery, substituteMutation, substitutePreviewQuery, type Panel, type PanelJudge } from './panel-query';

interface SubstituteDialogProps {
  readonly round: OfficeRound;
  readonly panel: Panel;
  readonly out: PanelJudge;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** Who goes, who comes, why; and what goes over to the new judge, before it is done. */
export function SubstituteDialog({ round, panel, out, onDone, onClose }: SubstituteDialogProps) {
  const { t } = useTranslation('judging');
  const { t: office } = useTranslation('office');
  const tell = useToast();
  const [inJudgeId, setInJudge] = useState('');
  const [reason, setReason] = useState('');
  const { content } = usePage(candidatesQuery, { search: null });
  const { run, problem, isRunning } = useCommand(substituteMutation);
  const seated = new Set(panel.judges.map(({ accountId }) => accountId));
  const free = (content?.judgeCandidates ?? []).filter(({ accountId }) => !seated.has(accountId));
  const input = { roundId: round.id, outJudgeId: out.accountId, inJudgeId };
  const substitute = async () => {
    if (!(await run({ input: { ...input, reason: reason.trim() } }))) return;
    tell(t('substitute.done', { out: out.name, in: free.find(({ accountId }) => accountId === inJudgeId)?.name ?? '' }));
    onDone();
    onClose();
  };
  return (
    <ActDialog title={t('substitute.title', { name: out.name })} consequence={t('substitute.consequence', { name: out.name, locked: out.locked, left: Math.max(0, out.assigned - out.locked) })} act={t('substitute.do')} isBusy={isRunning} isReady={inJudgeId !== '' && reason.trim() !== ''} problem={problem} onAct={() => void substitute()} onClose={onClose}>
      <Field isRequired label={t('substitute.in')} help={content && free.length === 0 ? t('substitute.nobody') : undefined}>
        {(links) => <Select {...links} placeholder={office('hand.choose')} value={inJudgeId} choices={free.map(({ accountId, name, organizationName }) => ({ value: accountId, label: noted(name, organizationName ?? office('panel.outside')) }))} onChange={(event) => setInJudge(event.target.value)} />}
      </Field>
      {inJudgeId === '' ? null : <MovePreview key={inJudgeId} document={substitutePreviewQuery} variables={{ input }} pick={({ substitutePreview }) => substitutePreview} />}
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
