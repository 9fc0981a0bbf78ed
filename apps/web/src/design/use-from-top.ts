import { useLayoutEffect, useRef, type RefObject } from 'react';

/** For a heading whose content takes the place of a form that was left at its end: looked at from the top, and read out. */
export function useFromTop(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}
