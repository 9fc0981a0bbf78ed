import Users from 'lucide-react/icons/users';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, EmptyState, Shown, Tabs } from '../../design';
import { usePage } from '../../data/use-page';
import { PANES, type JudgePane } from '../addresses';
import { may } from '../office-frame';
import type { OfficeRound } from '../round/round-query';
import type { StepProps } from '../round/step-props';
import { isOn, numberIn, partOf } from '../settings/rule-document';
import { usePolling } from '../use-polling';
import { useRoundSearch } from '../use-round-search';
import { AssignmentCard } from './assignment-card';
import { BlindPane } from './blind-pane';
import { ConflictsPane } from './conflicts-pane';
import { EntriesPane } from './entries-pane';
import { JudgeProgress } from './judge-progress';
import { judgingQuery, type Progress } from './judging-query';
import { PanelEditor } from './panel-editor';
import { PanelPane } from './panel-pane';
import type { Panel } from './panel-query';
import { PracticePane } from './practice-pane';
import { SpreadAlarms } from './spread-alarms';
import './judging.css';

/** Who judges, what they got, how far they are, and what stands in the way of closing. */
export function JudgeStep({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  if (!may(viewer, 'panel.read')) return <div className="card"><EmptyState icon={<Users size={40} strokeWidth={1.25} aria-hidden />} title={t('panel.ofCity')}>{t('panel.ofCityText')}</EmptyState></div>;
  return <Judging round={round} viewer={viewer} />;
}

/** While judges are at work their progress comes by itself. */
const EVERY = 15_000;
const BEFORE_COMPUTING = ['scheduled', 'collecting', 'reviewing', 'judging'];

function Judging({ round, viewer }: StepProps) {
  const { t } = useTranslation('office');
  const page = usePage(judgingQuery, { roundId: round.id });
  const [isEditing, setEditing] = useState(false);
  usePolling(page.again, round.phase === 'judging', EVERY);
  return (
    <Shown page={page}>
      {({ panel, round: { judgingProgress } }) => (
        <>
          {panel ? <Appointed round={round} viewer={viewer} panel={panel} progress={judgingProgress} again={page.again} onEdit={() => setEditing(true)} /> : (
            <div className="card">
              <EmptyState icon={<Users size={40} strokeWidth={1.25} aria-hidden />} title={t('panel.none')} act={may(viewer, 'panel.appoint') && BEFORE_COMPUTING.includes(round.phase) ? <Button kind="primary" onClick={() => setEditing(true)}>{t('panel.appoint')}</Button> : undefined}>{t('panel.noneText')}</EmptyState>
            </div>
          )}
          {isEditing ? <PanelEditor roundId={round.id} panel={panel} onChanged={page.again} onClose={() => setEditing(false)} /> : null}
        </>
      )}
    </Shown>
  );
}

interface AppointedProps extends StepProps {
  readonly panel: Panel;
  readonly progress: Progress | null;
  readonly again: () => void;
  readonly onEdit: () => void;
}

/** Rooms that only some rounds have are shown to those alone. */
function panesOf({ rules }: OfficeRound): readonly JudgePane[] {
  const judging = partOf(rules?.content, 'judging');
  return PANES.filter((pane) => (pane === 'blind' ? isOn(judging, 'isBlind') : pane === 'practice' ? (numberIn(judging, 'practice') ?? 0) > 0 : true));
}

function Appointed(props: AppointedProps) {
  const { t } = useTranslation('judging');
  const [search, setSearch] = useRoundSearch();
  const { round, panel, progress, again } = props;
  const panes = panesOf(round);
  const current = panes.find((pane) => pane === search.pane) ?? 'progress';
  const short = progress ? progress.entries - progress.judged : 0;
  return (
    <>
      {progress ? <SpreadAlarms alarms={progress.alarms} judges={panel.judges} again={again} /> : null}
      <Tabs label={t('pane.label')} current={current} onChange={(to) => setSearch({ pane: panes.find((pane) => pane === to), judge: undefined, kind: undefined, state: undefined, q: undefined })} tabs={panes.map((pane) => ({ key: pane, label: pane === 'entries' && short > 0 && round.phase === 'judging' ? t('pane.entriesShort', { count: short }) : t(`pane.${pane}`) }))}>
        <div className="stack judging-pane"><Pane {...props} pane={current} /></div>
      </Tabs>
    </>
  );
}

function Pane({ pane, round, viewer, panel, progress, again, onEdit }: AppointedProps & { readonly pane: JudgePane }) {
  switch (pane) {
    case 'entries': return <EntriesPane round={round} progress={progress} />;
    case 'conflicts': return <ConflictsPane round={round} judges={panel.judges} />;
    case 'declarations': return <PanelPane round={round} panel={panel} onEdit={onEdit} />;
    case 'blind': return <BlindPane round={round} viewer={viewer} />;
    case 'practice': return <PracticePane round={round} viewer={viewer} />;
    default: return (
      <>
        <AssignmentCard round={round} panel={panel} progress={progress} />
        <JudgeProgress round={round} viewer={viewer} panel={panel} progress={progress} again={again} onEdit={onEdit} />
      </>
    );
  }
}
