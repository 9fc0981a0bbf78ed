import CloudCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times';

/** “已保存 10:32”: always in sight while typing. */
export function DraftSign({ savedAt }: { readonly savedAt: string | null }) {
  const { t } = useTranslation('shell');
  const times = useTimes();
  return <p className="row small quiet" role="status" style={{ minHeight: '1.5rem', gap: '0.25rem' }}>{savedAt ? <><CloudCheck size={15} aria-hidden />{t('form.saved', { time: times.clock(savedAt) })}</> : null}</p>;
}
