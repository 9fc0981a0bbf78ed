import type { ReactNode } from 'react';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly note?: ReactNode;
  /** Instead of “done / total”, where more than these two is to be told apart. */
  readonly figures?: string | undefined;
  readonly state?: 'running' | 'done' | 'failed';
}

/** How far a long piece of work is, with its figures. An unknown total shows as begun. */
export function Progress({ label, done, total, note, figures, state = 'running' }: ProgressProps) {
  const share = total > 0 ? Math.min(1, done / total) : state === 'done' ? 1 : 0.04;
  return (
    <div className="progress">
      <div className="progress-track" role="progressbar" aria-label={label} aria-valuenow={Math.round(share * 100)} aria-valuemin={0} aria-valuemax={100}>
        <div className="progress-bar" data-state={state} style={{ width: `${share * 100}%` }} />
      </div>
      <div className="progress-foot"><span>{note ?? label}</span><span>{figures ?? (total > 0 ? `${done} / ${total}` : '')}</span></div>
    </div>
  );
}
