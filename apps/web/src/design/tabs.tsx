import { createLink } from '@tanstack/react-router';
import { forwardRef, useEffect, useId, useRef, type AnchorHTMLAttributes, type KeyboardEvent, type ReactNode } from 'react';

export interface Tab {
  readonly key: string;
  readonly label: ReactNode;
}

interface TabsProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly current: string;
  readonly onChange: (key: string) => void;
  readonly children: ReactNode;
}

/** Arrow keys move and choose, as the pattern for tabs asks. */
export function Tabs({ label, tabs, current, onChange, children }: TabsProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  // where there is no room for all of them, the chosen one is in sight
  useEffect(() => {
    const [row, tab] = [list.current, list.current?.querySelector<HTMLElement>('[aria-selected="true"]')];
    if (row && tab && row.scrollWidth > row.clientWidth) row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  const onKey = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ key }) => key === current);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    if (!tab) return;
    onChange(tab.key);
    list.current?.querySelector<HTMLElement>(`[data-key="${tab.key}"]`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} ref={list} onKeyDown={onKey}>
        {tabs.map((tab) => (
          <button key={tab.key} data-key={tab.key} type="button" role="tab" className="tab" id={`${id}-${tab.key}`} aria-controls={`${id}-panel`} aria-selected={tab.key === current} tabIndex={tab.key === current ? 0 : -1} onClick={() => onChange(tab.key)}>
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${current}`}>{children}</div>
    </>
  );
}

interface TabAnchorProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  /** Where one address begins with another's, the page says itself which tab is its own. */
  readonly isHere?: boolean;
}

const TabAnchor = forwardRef<HTMLAnchorElement, TabAnchorProps>(function TabAnchor({ className = '', isHere, ...rest }, ref) {
  const current = isHere === undefined ? rest['aria-current'] : isHere ? 'page' : undefined;
  return <a ref={ref} className={`tab ${className}`.trimEnd()} {...rest} aria-current={current} />;
});

/** Tabs that are pages: they have an address. Put them in a `<nav className="tabs">`. */
export const TabLink = createLink(TabAnchor);
