import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, Select, TextInput, useToast } from '../../design';
import { faultOf } from '../../data/problem';
import { useCommand } from '../../data/use-command';
import { useTimes } from '../../i18n/times';
import { ActDialog } from './act-dialog';
import { ReasonField } from './reason-field';
import { extendMutation, type OfficeRound } from './round-query';
import { fromShanghai, toShanghai } from './shanghai-input';
import { DATED, movable, type DatedPhase } from './steps';
import { usePhaseName } from './use-phase-name';

const endOf = (round: OfficeRound, phase: DatedPhase): string => round[DATED.find((one) => one.phase === phase)!.ends];

/** Moves a deadline later. Times are those of the federation's city, whatever the device is set to. */
export function ExtendDialog({ round, onClose }: { readonly round: OfficeRound; readonly onClose: () => void }) {
  const { t } = useTranslation('office');
  const phaseName = usePhaseName();
  const times = useTimes();
  const tell = useToast();
  const choices = movable(round.phase);
  const [phase, setPhase] = useState<DatedPhase>(choices[0]?.phase ?? 'collecting');
  const [until, setUntil] = useState(toShanghai(endOf(round, phase)));
  const [reason, setReason] = useState('');
  const { run, problem, isRunning } = useCommand(extendMutation);
  const instant = fromShanghai(until);
  const choose = (chosen: string) => {
    const found = choices.find((one) => one.phase === chosen);
    if (!found) return;
    setPhase(found.phase);
    setUntil(toShanghai(endOf(round, found.phase)));
  };
  const extend = async () => {
    if (!instant || !(await run({ input: { roundId: round.id, phase, until: instant, reason: reason.trim() } }))) return;
    tell(t('extend.done', { phase: phaseName(phase), at: times.deadline(instant) }));
    onClose();
  };
  return (
    <ActDialog title={t('extend.title')} consequence={t('extend.consequence')} act={t('control.extend')} isBusy={isRunning} isReady={instant !== null && reason.trim() !== ''} problem={problem} onAct={() => void extend()} onClose={onClose}>
      <Field isRequired label={t('extend.phase')}>{(links) => <Select {...links} value={phase} choices={choices.map((one) => ({ value: one.phase, label: t('extend.choice', { phase: phaseName(one.phase), at: times.instant(endOf(round, one.phase)) }) }))} onChange={(event) => choose(event.target.value)} />}</Field>
      <Field isRequired label={t('extend.until')} help={t('extend.zone')} error={faultOf(problem, 'until')}>{(links) => <TextInput {...links} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}</Field>
      <ReasonField isRequired value={reason} onChange={setReason} />
    </ActDialog>
  );
}
