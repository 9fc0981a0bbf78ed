import CloudOff from 'lucide-react/icons/cloud-off';
import CircleCheck from 'lucide-react/icons/circle-check';
import Loader from 'lucide-react/icons/loader-circle';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import type { MarkStore } from '../marks/mark-store';

const ICONS = { saved: CircleCheck, saving: Loader, offline: CloudOff } as const;

/** Whether what was given has arrived; offline it says how much waits on this device. */
export function SavingSign({ store }: { readonly store: MarkStore }) {
  const { t } = useTranslation('judge');
  const { state, waiting } = store;
  const Icon = ICONS[state];
  return (
    <span className="saving" data-state={state} role="status">
      <Icon size={16} className={state === 'saving' ? 'spin' : undefined} aria-hidden />
      {state === 'offline' ? t('saving.offline', { count: waiting }) : t(`saving.${state}`)}
      {state === 'offline' ? <Button kind="quiet" size="small" onClick={store.retry}>{t('saving.retry')}</Button> : null}
    </span>
  );
}
