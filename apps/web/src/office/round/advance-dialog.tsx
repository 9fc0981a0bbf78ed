import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { serverNow } from '../../i18n/server-clock';
import { useTimes } from '../../i18n/times';
import { ActDialog } from './act-dialog';
import { ReasonField } from './reason-field';
import { advanceMutation, type OfficeRound } from './round-query';
import { plannedStart } from './steps';
import { usePhaseName } from './use-phase-name';

const TOLD = ['collecting', 'reviewing', 'judging', 'computing', 'deciding'] as const;

/** On to the next phase. Whether a reason is needed is the server's rule; that it is early is said here. */
export function AdvanceDialog({ round, toPhase, onClose }: { readonly round: OfficeRound; readonly toPhase: string; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const phaseName = usePhaseName();
  const times = useTimes();
  const tell = useToast();
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(advanceMutation);
  const phase = phaseName(toPhase);
  const told = TOLD.find((known) => known === toPhase);
  const planned = plannedStart(round, toPhase);
  const isEarly = planned !== null && new Date(planned) > serverNow();
  // what was refused and read here is gone past with the reason given; anything not seen yet still refuses
  const [seen, setSeen] = useState<readonly string[]>([]);
  const advance = async () => {
    const given = reason.trim() || null;
    const overrides = problem?.kind === 'refused' ? [...seen, problem.code] : [...seen];
    setSeen(overrides);
    if (!(await run({ input: { roundId: round.id, toPhase, reason: given, overrides: given ? overrides : [] } }))) return;
    tell(t('advance.done', { round: round.name, phase }));
    onClose();
  };
  return (
    <ActDialog title={t('advance.title', { phase })} consequence={told ? t(`advance.to.${told}`) : ''} act={t('control.advance', { phase })} isBusy={isRunning} problem={problem} onAct={() => void advance()} onClose={onClose}>
      {isEarly ? <p className="quiet">{t('advance.early', { at: times.instant(planned) })}</p> : null}
      <ReasonField value={reason} onChange={setReason} help={t('advance.reasonHelp')} />
    </ActDialog>
  );
}
