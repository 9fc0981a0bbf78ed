import CloudOff from 'lucide-react/icons/cloud-off';
import CircleCheck from 'lucide-react/icons/circle-check';
import Loader from 'lucide-react/icons/loader-circle';
import LogIn from 'lucide-react/icons/log-in';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../design';
import type { MarkStore } from '../marks/mark-store';

const ICONS = { saved: CircleCheck, saving: Loader, offline: CloudOff, signed_out: LogIn } as const;

/** Whether what was given has arrived; without a network it says how much waits on this device. */
export function SavingSign({ store }: { readonly store: MarkStore }) {
  const { t } = useTranslation('judge');
  const { state, waiting } = store;
  const Icon = ICONS[state];
  const told = { saved: t('saving.saved'), saving: t('saving.saving'), offline: waiting > 0 ? t('saving.offline', { count: waiting }) : t('saving.offlineEmpty'), signed_out: t('saving.signedOut', { count: waiting }) };
  return (
    <span className="saving" data-state={state} role="status">
      <Icon size={16} className={state === 'saving' ? 'spin' : undefined} aria-hidden />
      {told[state]}
      {state === 'offline' && waiting > 0 ? <Button kind="quiet" size="small" onClick={store.retry}>{t('saving.retry')}</Button> : null}
      {state === 'signed_out' ? <ButtonLink kind="quiet" size="small" to="/sign-in" search={{ next: location.pathname }}>{t('saving.signIn')}</ButtonLink> : null}
    </span>
  );
}
