import CircleAlert from 'lucide-react/icons/circle-alert';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Chip, Note, ProblemNote, Table, useToast, type Tone } from '../../design';
import { scoreText } from '../../i18n/figures';
import { useTimes } from '../../i18n/times';
import { listed } from '../../i18n/listed';
import { concludeMutation, type Desk, type Holding } from './desk-query';
import { EndDialog } from './end-dialog';
import { EvidenceDialog } from './evidence-dialog';
import { ExamineDialog } from './examine-dialog';

type Opened = { readonly act: 'end' | 'examine' | 'evidence'; readonly id: string } | null;

const TONES: Record<string, Tone> = { open: 'blue', passed: 'green', failing: 'amber', failed: 'red', dropped: 'grey' };

/** Who holds the title, what is due first first. */
export function HoldingTable({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('titles');
  const times = useTimes();
  const tell = useToast();
  const [opened, open] = useState<Opened>(null);
  const { run, problem, isRunning } = useCommand(concludeMutation);
  const conclude = async (assessmentId: string) => {
    const after = await run({ assessmentId });
    if (after) tell(t(after.holdings.find(({ assessment }) => assessment?.id === assessmentId)?.assessment?.state === 'passed' ? 'desk.concluded' : 'desk.concludedFailed'));
  };
  const shown = opened && desk.holdings.find(({ id }) => id === opened.id);
  const offList = desk.holdings.filter(({ isOffList }) => isOffList).map(({ name }) => name);
  const warn = (word: string) => <Chip tone="red" icon={<CircleAlert size={13} aria-hidden />}>{word}</Chip>;
  return (
    <>
      <ProblemNote problem={problem} />
      {offList.length > 0 ? <Note title={t('desk.offListTitle', { names: listed(offList) })}>{t('desk.offListText')}</Note> : null}
      <Table
        caption={t('desk.holders')} rows={desk.holdings} rowKey={({ id }) => id}
        columns={[
          { key: 'name', head: t('desk.name'), onPhone: 'lead', cell: (one) => <span className="title-lines"><span className="row"><strong>{one.name}</strong>{one.hasLeftUnit ? warn(t('desk.left')) : null}{one.isOffList ? warn(t('desk.offList')) : null}</span><span className="small quiet">{one.unitName}</span></span> },
          { key: 'place', head: t('desk.place'), isTight: true, cell: (one) => t('desk.placeOf', { level: one.levelName, number: one.placeNumber ?? 0 }) },
          { key: 'term', head: t('desk.term'), cell: (one) => <span className="title-lines"><span>{t('desk.since', { day: times.day(one.fromOn) })}</span><span>{t('desk.until', { day: times.day(one.untilOn) })}</span>{one.isTermOver ? warn(t('desk.termOver')) : null}</span> },
          { key: 'due', head: t('desk.due'), cell: (one) => <span className="title-lines">{times.day(one.nextAssessmentOn)}{one.isOverdue ? warn(t('desk.overdue')) : null}{one.missingEvidence ? <Chip tone="amber">{t('desk.missing', { name: one.missingEvidence })}</Chip> : null}</span> },
          { key: 'assessment', head: t('desk.assessment'), cell: (one) => <AssessmentChip holding={one} /> },
          { key: 'acts', head: t('desk.acts'), onPhone: 'whole', cell: (one) => <Acts desk={desk} holding={one} isBusy={isRunning} onOpen={(act) => open({ act, id: one.id })} onConclude={(id) => void conclude(id)} /> },
        ]}
      />
      {opened?.act === 'end' && shown ? <EndDialog holding={shown} onClose={() => open(null)} /> : null}
      {opened?.act === 'examine' && shown ? <ExamineDialog holding={shown} desk={desk} onClose={() => open(null)} /> : null}
      {opened?.act === 'evidence' && shown ? <EvidenceDialog holding={shown} desk={desk} onClose={() => open(null)} /> : null}
    </>
  );
}

function AssessmentChip({ holding: { assessment } }: { readonly holding: Holding }) {
  const { t } = useTranslation('titles');
  if (!assessment) return <span className="quiet">—</span>;
  const { locked, assessors, total } = assessment;
  return <Chip tone={TONES[assessment.state] ?? 'grey'}>{t(`desk.state.${assessment.state as 'open'}`, { locked, assessors, points: scoreText(total ?? 0) })}</Chip>;
}

interface ActsProps {
  readonly desk: Desk;
  readonly holding: Holding;
  readonly isBusy: boolean;
  readonly onOpen: (act: 'end' | 'examine' | 'evidence') => void;
  readonly onConclude: (assessmentId: string) => void;
}

function Acts({ desk: { abilities }, holding, isBusy, onOpen, onConclude }: ActsProps) {
  const { t } = useTranslation('titles');
  const { assessment, name } = holding;
  const isGoing = assessment?.state === 'open' || assessment?.state === 'failing';
  const act = (word: string) => ({ size: 'small' as const, 'aria-label': t('desk.actOf', { act: word, name }), children: word });
  return (
    <div className="row title-acts">
      {abilities.canExamine && !isGoing ? <Button {...act(t('desk.examine'))} onClick={() => onOpen('examine')} /> : null}
      {abilities.canExamine && assessment?.state === 'open' && assessment.locked >= assessment.needed ? <Button kind="primary" isBusy={isBusy} {...act(t('desk.conclude'))} onClick={() => onConclude(assessment.id)} /> : null}
      <Button kind="quiet" {...act(t('desk.evidence'))} onClick={() => onOpen('evidence')} />
      {abilities.canGrant && assessment?.state !== 'failing' ? <Button kind="quiet" {...act(t('desk.end'))} onClick={() => onOpen('end')} /> : null}
    </div>
  );
}
