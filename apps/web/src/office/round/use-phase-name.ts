import { useTranslation } from 'react-i18next';

const PHASES = ['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice', 'published'] as const;

/** A phase as a thing one enters or extends (“审核”), where its chip says what is going on (“审核中”). */
export function usePhaseName(): (phase: string) => string {
  const { t } = useTranslation('office');
  return (phase) => {
    const known = PHASES.find((one) => one === phase);
    return known ? t(`phaseName.${known}`) : phase;
  };
}
