import { useEffect } from 'react';
import { i18n } from '../i18n/i18n';

/** Names the tab, the history and the bookmark after what the page shows; the first thing a screen reader says. */
export function usePageTitle(title: string | null | undefined): void {
  useEffect(() => {
    const brand = i18n.t('brand');
    const whole = `${brand} · ${i18n.t('brandLine')}`;
    document.title = title ? `${title} · ${brand}` : whole;
    return () => { document.title = whole; };
  }, [title]);
}
