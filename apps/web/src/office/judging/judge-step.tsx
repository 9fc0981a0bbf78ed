import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { may } from '../office-frame';
import type { StepProps } from '../round/step-props';
import { usePolling } from '../use-polling';
import { AssignmentCard } from './assignment-card';
import { JudgeProgress } from './judge-progress';
import { PanelEditor } from './panel-editor';
import { panelQuery, type Panel } from './panel-query';

/** Who judges, what they got, and how far they are. */
export function JudgeStep({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  if (!may(viewer, 'panel.read')) return <div className="card"><EmptyState icon={<Users size={40} strokeWidth={1.25} aria-hidden />} title={t('panel.ofCity')}>{t('panel.ofCityText')}</EmptyState></div>;
  return <PanelOf round={round} viewer={viewer} />;
}

/** While judges are at work their progress comes by itself. */
const EVERY = 15_000;

function PanelOf({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  const page = usePage(panelQuery, { roundId: round.id });
  const [isEditing, setEditing] = useState(false);
  usePolling(page.again, round.phase === 'judging', EVERY);
  const isBefore = ['scheduled', 'collecting', 'reviewing', 'judging'].includes(round.phase);
  return (
    <Shown page={page}>
      {({ panel }) => (
        <>
          {panel ? <Appointed round={round} viewer={viewer} panel={panel} onEdit={() => setEditing(true)} /> : (
            <div className="card">
              <EmptyState icon={<Users size={40} strokeWidth={1.25} aria-hidden />} title={t('panel.none')} act={may(viewer, 'panel.appoint') && isBefore ? <Button kind="primary" onClick={() => setEditing(true)}>{t('panel.appoint')}</Button> : undefined}>{t('panel.noneText')}</EmptyState>
            </div>
          )}
          {isEditing ? <PanelEditor roundId={round.id} judges={panel?.judges ?? []} onClose={() => setEditing(false)} /> : null}
        </>
      )}
    </Shown>
  );
}

function Appointed({ round, panel, onEdit }: StepProps & { readonly panel: Panel; readonly onEdit: () => void }) {
  const { t } = useTranslation('office');
  return (
    <>
      <AssignmentCard round={round} panel={panel} />
      <div className="row-apart">
        <h2>{t('panel.title', { count: panel.judges.length })}</h2>
        {panel.abilities.canAppoint ? <Button onClick={onEdit}>{t('panel.change')}</Button> : <span className="small quiet">{t('panel.fixed', { version: panel.version })}</span>}
      </div>
      <JudgeProgress judges={panel.judges} />
    </>
  );
}
