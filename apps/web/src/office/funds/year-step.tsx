import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';

interface StepProps {
  readonly of: 'year' | 'month';
  readonly label: string;
  readonly onStep: (by: -1 | 1) => void;
}

/** One year or month back or on. */
export function PeriodStep({ of, label, onStep }: StepProps) {
  const { t } = useTranslation('funds');
  return (
    <div className="row period-step" role="group" aria-label={t(`step.${of}`)}>
      <Button kind="quiet" size="small" aria-label={t(`step.${of}Before`)} icon={<ChevronLeft size={18} aria-hidden />} onClick={() => onStep(-1)} />
      <strong className="figures" aria-live="polite">{label}</strong>
      <Button kind="quiet" size="small" aria-label={t(`step.${of}After`)} icon={<ChevronRight size={18} aria-hidden />} onClick={() => onStep(1)} />
    </div>
  );
}
