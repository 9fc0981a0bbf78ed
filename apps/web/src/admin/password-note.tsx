import Copy from 'lucide-react/icons/copy';
import { useTranslation } from 'react-i18next';
import { Button, Note, useToast } from '../design';
import { useTimes } from '../i18n/times';
import type { TemporaryPassword } from './accounts-query';

/** Shown once: it is nowhere to be had again. */
export function PasswordNote({ given: { password, until }, username }: { readonly given: TemporaryPassword; readonly username: string }) {
  const { t } = useTranslation('admin');
  const times = useTimes();
  const tell = useToast();
  // where the browser does not let a page copy, the text is there to be selected
  const copy = () => void navigator.clipboard?.writeText(password).then(() => tell(t('password.copied')), () => undefined);
  return (
    <Note kind="done" title={t('password.title', { username })}>
      <p className="row"><code className="admin-password">{password}</code><Button size="small" icon={<Copy size={16} aria-hidden />} onClick={copy}>{t('password.copy')}</Button></p>
      <p>{t('password.means', { until: times.deadline(until) })}</p>
    </Note>
  );
}
