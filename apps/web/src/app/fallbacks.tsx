import { useTranslation } from 'react-i18next';
import { Button, ButtonLink, EmptyState } from '../design';

export function Missing() {
  const { t } = useTranslation('shell');
  return <EmptyState isPage title={t('missing.title')} act={<ButtonLink to="/">{t('missing.home')}</ButtonLink>}>{t('missing.text')}</EmptyState>;
}

/** Mostly a page opened before a new version was put up, whose parts are gone from the server. */
export function Crashed({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('shell');
  return (
    <EmptyState isPage title={t('crashed.title')} act={<Button kind="primary" onClick={() => location.reload()}>{t('crashed.reload')}</Button>}>
      {t('crashed.text')}<br /><span className="small">{error instanceof Error ? error.message : ''}</span>
    </EmptyState>
  );
}
