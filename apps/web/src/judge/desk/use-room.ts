import { useLayoutEffect, type RefObject } from 'react';

/**
 * Tells the style sheet where the panes begin, so that they fill exactly the rest of the window: what stands above
 * them is as high as its words in either language and in large print.
 */
export function useRoom(panes: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = panes.current;
    if (!element) return undefined;
    const measure = () => element.style.setProperty('--desk-top', `${Math.round(element.getBoundingClientRect().top + window.scrollY)}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    for (const above of element.parentElement?.children ?? []) if (above !== element) observer.observe(above);
    return () => observer.disconnect();
  }, [panes]);
}
