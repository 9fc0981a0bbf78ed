import Check from 'lucide-react/icons/check';
import Circle from 'lucide-react/icons/circle';
import CircleDot from 'lucide-react/icons/circle-dot';
import Undo from 'lucide-react/icons/undo-2';
import X from 'lucide-react/icons/x';
import type { ReactNode } from 'react';

export interface TimelineItem {
  readonly key: string;
  readonly name: ReactNode;
  readonly state: string;
  readonly at?: ReactNode;
  readonly note?: ReactNode;
  /** The word for the state, for those who do not see the icon. */
  readonly stateWord: string;
}

const ICONS = { done: Check, current: CircleDot, returned: Undo, declined: X } as const;

/** Where something stands, in plain words, from first to last. */
export function Timeline({ items, isSlim }: { readonly items: readonly TimelineItem[]; readonly isSlim?: boolean }) {
  return (
    <ol className={isSlim ? 'timeline timeline-slim' : 'timeline'}>
      {items.map(({ key, name, state, at, note, stateWord }) => {
        const Icon = ICONS[state as keyof typeof ICONS] ?? Circle;
        return (
          <li key={key} className="timeline-step" data-state={state}>
            <span className="timeline-mark"><Icon size={isSlim ? 12 : 16} aria-hidden /></span>
            <span>
              <span className="timeline-name">{name}</span>
              <span className="visually-hidden">{stateWord}</span>
              {isSlim ? null : <>{at ? <span className="quiet small"> · {at}</span> : null}{note ? <p className="quiet">{note}</p> : null}</>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
