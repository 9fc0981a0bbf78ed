import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../design';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import type { Problem } from '../../data/problem';
import { serverNow } from '../../i18n/server-clock';
import { useTimes } from '../../i18n/times';
import { closingQuery } from '../judging/judging-query';
import { ActDialog } from './act-dialog';
import { ClosingOutlook } from './closing-outlook';
import { GuardOverrides, NAMED_GUARDS, type MetGuard } from './guard-overrides';
import { ReasonField } from './reason-field';
import { advanceMutation, type OfficeRound } from './round-query';
import { isReasonDue, plannedStart } from './steps';
import { usePhaseName } from './use-phase-name';

const TOLD = ['collecting', 'reviewing', 'judging', 'computing', 'deciding'] as const;

/** A guard met for the first time waits to be named; one that was named and refuses again gives way to nobody. */
function met(before: readonly MetGuard[], problem: Problem | null): readonly MetGuard[] {
  if (problem?.kind !== 'refused' || !NAMED_GUARDS.includes(problem.code)) return before;
  const known = before.find(({ code }) => code === problem.code);
  return [...before.filter(({ code }) => code !== problem.code), { code: problem.code, message: problem.message, isNamed: known?.isNamed ?? false, isFinal: known?.isNamed ?? false }];
}

/** On to the next phase. Whether a reason is needed is the server's rule; that it is early, and what closing leaves behind, is said here. */
export function AdvanceDialog({ round, toPhase, onClose }: { readonly round: OfficeRound; readonly toPhase: string; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const phaseName = usePhaseName();
  const times = useTimes();
  const tell = useToast();
  const [reason, setReason] = useState('');
  const [named, setNamed] = useState<readonly MetGuard[]>([]);
  const { run, problem, isRunning, clear } = useCommand(advanceMutation);
  const guards = met(named, problem);
  const isGuard = problem?.kind === 'refused' && NAMED_GUARDS.includes(problem.code);
  const phase = phaseName(toPhase);
  const told = TOLD.find((known) => known === toPhase);
  const planned = plannedStart(round, toPhase);
  const isEarly = planned !== null && new Date(planned) > serverNow();
  const isClosing = round.phase === 'judging' && toPhase === 'computing';
  const closing = usePage(closingQuery, { roundId: round.id }, { isPaused: !isClosing });
  const isDue = isEarly && isReasonDue(round, toPhase);
  const overrides = guards.filter(({ isNamed }) => isNamed).map(({ code }) => code);
  const isStopped = guards.some(({ isNamed, isFinal }) => !isNamed || isFinal);
  const needsReason = overrides.length > 0 || isDue || (closing.content?.round.closingOutlook?.needsReason ?? false) || (problem?.kind === 'refused' && problem.code === 'REASON_NEEDED');
  const name = (code: string, isNamed: boolean) => {
    setNamed(guards.map((guard) => (guard.code === code ? { ...guard, isNamed } : guard)));
    clear();
  };
  const advance = async () => {
    setNamed(guards);
    if (!(await run({ input: { roundId: round.id, toPhase, reason: reason.trim() || null, overrides } }))) return;
    tell(t('advance.done', { round: round.name, phase }));
    onClose();
  };
  return (
    <ActDialog title={t('advance.title', { phase })} consequence={told ? t(`advance.to.${told}`) : ''} act={t('control.advance', { phase })} isBusy={isRunning} isReady={!isStopped && (!needsReason || reason.trim() !== '')} problem={isGuard ? null : problem} onAct={() => void advance()} onClose={onClose}>
      {isClosing ? <ClosingOutlook roundId={round.id} /> : null}
      {isEarly ? <p className="quiet">{t(isDue ? 'advance.early' : 'advance.earlyTold', { at: times.instant(planned) })}</p> : null}
      <GuardOverrides guards={guards} onName={name} />
      <ReasonField value={reason} onChange={setReason} isRequired={needsReason} help={t(needsReason ? 'advance.reasonDue' : 'reason.help')} />
    </ActDialog>
  );
}
