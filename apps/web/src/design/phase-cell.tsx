import { createLink } from '@tanstack/react-router';
import { forwardRef, type AnchorHTMLAttributes, type ReactNode } from 'react';
import { StateChip, toneOf } from './chip';

interface PhaseCellLook {
  readonly name: ReactNode;
  readonly phase: string;
  /** The one figure, deadline or obstacle that matters in this phase. */
  readonly children?: ReactNode;
}

/** One round on a board of the year: its name, its phase, and what is next. */
export function PhaseCell({ name, phase, children }: PhaseCellLook) {
  return <div className="phase-cell" data-tone={toneOf(phase)}><PhaseCellBody name={name} phase={phase}>{children}</PhaseCellBody></div>;
}

function PhaseCellBody({ name, phase, children }: PhaseCellLook) {
  return <><strong>{name}</strong><span><StateChip family="phase" value={phase} /></span>{children}</>;
}

const PhaseCellAnchor = forwardRef<HTMLAnchorElement, AnchorHTMLAttributes<HTMLAnchorElement> & PhaseCellLook>(function PhaseCellAnchor({ name, phase, children, className = '', ...rest }, ref) {
  return <a ref={ref} className={`phase-cell ${className}`.trimEnd()} data-tone={toneOf(phase)} {...rest}><PhaseCellBody name={name} phase={phase}>{children}</PhaseCellBody></a>;
});

/** The same cell leading to its round. */
export const PhaseCellLink = createLink(PhaseCellAnchor);
