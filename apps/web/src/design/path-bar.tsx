import Check from 'lucide-react/icons/check';
import type { ReactNode } from 'react';

export interface PathStep {
  readonly key: string;
  readonly label: ReactNode;
  readonly state: 'done' | 'current' | 'waiting';
  readonly note?: ReactNode;
  /** There is something to prepare before the step is reached. */
  readonly isAhead?: boolean;
}

interface PathBarProps {
  readonly label: string;
  readonly steps: readonly PathStep[];
  /** Makes the steps that were reached, or have something to prepare, into buttons. */
  readonly onOpen?: (key: string) => void;
}

/** A round's five steps, or the steps of a form: where one is, what came before, what follows. */
export function PathBar({ label, steps, onOpen }: PathBarProps) {
  return (
    <ol className="path" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.key} className="path-step" data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className="path-mark" aria-hidden>{step.state === 'done' ? <Check size={16} strokeWidth={3} /> : index + 1}</span>
          {onOpen && (step.state !== 'waiting' || step.isAhead) ? <button type="button" onClick={() => onOpen(step.key)}>{step.label}</button> : step.label}
          {step.note ? <span className="path-note">{step.note}</span> : null}
        </li>
      ))}
    </ol>
  );
}
