import ListChecks from 'lucide-react/icons/list-checks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, EmptyState, Shown } from '../../design';
import { usePage } from '../../data/use-page';
import { may } from '../office-frame';
import type { Decision, Run } from '../results/results-query';
import type { StepProps } from '../round/step-props';
import { ConflictCard } from './conflict-card';
import { DecideListDialog } from './decide-list-dialog';
import { ListTabs } from './list-tabs';
import { ListWhatIfRoom } from './list-what-if-room';
import { OverrideDialog } from './override-dialog';
import { OverrideLog } from './override-log';
import { RulesTable } from './rules-table';
import { SelectionHead } from './selection-head';
import { isGoing, selectionQuery, type Selection } from './selection-query';
import { StartDialog } from './start-dialog';
import './selection.css';

interface SelectionRoomProps extends StepProps {
  readonly run: Run | undefined;
  readonly decision: Decision | null;
  readonly isSigned: boolean;
}

/** One list under quotas: computed, looked at from every side, changed by two hands, and decided. */
export function SelectionRoom({ round, viewer, run, decision, isSigned }: SelectionRoomProps) {
  const { t } = useTranslation('selection');
  const canRead = may(viewer, 'selection.read');
  const page = usePage(selectionQuery, { roundId: round.id }, { isPaused: !canRead });
  const [isStarting, setStarting] = useState(false);
  if (!canRead) return <div className="card"><EmptyState icon={<ListChecks size={40} strokeWidth={1.25} aria-hidden />} title={t('hidden.title')}>{t('hidden.text')}</EmptyState></div>;
  const canStart = may(viewer, 'selection.start') && round.phase === 'deciding' && run !== undefined && !decision;
  return (
    <Shown page={page}>
      {({ roundSelection }) => (
        <>
          {roundSelection ? <Room round={round} selection={roundSelection} decision={decision} canAsk={may(viewer, 'what_if.ask') && !isSigned} again={page.again} onAnew={canStart && roundSelection.abilities.canStart ? () => setStarting(true) : null} /> : (
            <div className="card">
              <EmptyState icon={<ListChecks size={40} strokeWidth={1.25} aria-hidden />} title={t('none.title')} act={canStart ? <div className="row"><ButtonLink to="/office/rounds/$id" params={{ id: round.id }} search={{ step: 'compute' }}>{t('none.ranking')}</ButtonLink><Button kind="primary" onClick={() => setStarting(true)}>{t('start.act')}</Button></div> : undefined}>
                {run ? t('none.text') : t('none.noRun')}
              </EmptyState>
            </div>
          )}
          {isStarting && run ? <StartDialog roundId={round.id} run={run} places={roundSelection?.places ?? null} onStarted={page.again} onClose={() => setStarting(false)} /> : null}
        </>
      )}
    </Shown>
  );
}

interface RoomProps {
  readonly round: StepProps['round'];
  readonly selection: Selection;
  readonly decision: Decision | null;
  readonly canAsk: boolean;
  readonly again: () => void;
  readonly onAnew: (() => void) | null;
}

function Room({ round, selection, decision, canAsk, again, onAnew }: RoomProps) {
  const { t } = useTranslation('selection');
  const [asking, setAsking] = useState<'decide' | 'override' | null>(null);
  const { abilities } = selection;
  const hasList = selection.status === 'optimal';
  const close = () => setAsking(null);
  return (
    <>
      <SelectionHead selection={selection} again={again}>
        {onAnew ? <Button size="small" onClick={onAnew}>{t('start.anew')}</Button> : null}
        {abilities.canOverride && !decision ? <Button size="small" onClick={() => setAsking('override')}>{t('override.act')}</Button> : null}
        {abilities.canDecide && !decision ? <Button size="small" kind="primary" onClick={() => setAsking('decide')}>{t('decide.act')}</Button> : null}
      </SelectionHead>
      {selection.status === 'infeasible' ? <ConflictCard selection={selection} /> : null}
      {isGoing(selection) ? null : <RulesTable selection={selection} />}
      {selection.overrides.length > 0 ? <OverrideLog selection={selection} again={again} /> : null}
      {hasList ? <ListTabs round={round} selection={selection} /> : null}
      {selection.status ? <ListWhatIfRoom roundId={round.id} selection={selection} canAsk={canAsk} /> : null}
      {asking === 'override' ? <OverrideDialog selection={selection} again={again} onClose={close} /> : null}
      {asking === 'decide' ? <DecideListDialog round={round} selection={selection} onClose={close} /> : null}
    </>
  );
}
