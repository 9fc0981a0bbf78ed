import type { ReactNode } from 'react';

/** One line of a rule: what it is about, and what it says. */
export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return <div><dt>{label}</dt><dd>{children}</dd></div>;
}
