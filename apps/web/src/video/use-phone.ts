import { useSyncExternalStore } from 'react';

/** As wide as the style sheets call a phone. */
const PHONE = '(max-width: 48rem)';

const listen = (onChange: () => void): (() => void) => {
  const query = matchMedia(PHONE);
  query.addEventListener('change', onChange);
  return () => query.removeEventListener('change', onChange);
};

export const usePhone = (): boolean => useSyncExternalStore(listen, () => matchMedia(PHONE).matches);
