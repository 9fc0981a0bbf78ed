import { useTranslation } from 'react-i18next';
import { Field, Select, StateChip } from '../design';
import { signingOr } from '../data/season';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { noted } from '../i18n/listed';
import type { UnitRound } from './use-rounds';

interface RoundChoiceProps {
  readonly rounds: readonly UnitRound[];
  readonly round: UnitRound;
  readonly onChange: (roundId: string) => void;
}

/** Which month is meant, its phase and how long it is open. */
export function RoundChoice({ rounds, round, onChange }: RoundChoiceProps) {
  const { t } = useTranslation('unit');
  const times = useTimes();
  const wordFor = useWordFor();
  return (
    <div className="round-choice">
      <Field label={t('round.label')} isRequired>
        {(links) => <Select {...links} value={round.id} choices={rounds.map((one) => ({ value: one.id, label: noted(`${one.programmeName} ${one.name}`, wordFor('phase', one.phase)) }))} onChange={(event) => onChange(event.target.value)} />}
      </Field>
      <p className="row"><StateChip family="phase" value={signingOr(round)} />{round.phase === 'collecting' ? <span>{t('round.until', { until: times.deadline(round.reviewingAt) })} <strong className="round-left">{times.remaining(round.reviewingAt)}</strong></span> : null}</p>
    </div>
  );
}
