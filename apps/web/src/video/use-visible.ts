import { useEffect, useState, type RefObject } from 'react';

/** Which child of a scrolling container fills most of it; told once it has settled there. */
export function useVisible(container: RefObject<HTMLElement | null>, count: number): number {
  const [visible, setVisible] = useState(0);
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    const observer = new IntersectionObserver((changes) => {
      const seen = changes.find(({ isIntersecting }) => isIntersecting);
      if (seen) setVisible(Number((seen.target as HTMLElement).dataset.at));
    }, { root, threshold: 0.6 });
    for (const slide of root.querySelectorAll('[data-at]')) observer.observe(slide);
    return () => observer.disconnect();
  }, [container, count]);
  return Math.min(visible, Math.max(0, count - 1));
}
