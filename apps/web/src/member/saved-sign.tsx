import CircleCheck from 'lucide-react/icons/circle-check';
import Smartphone from 'lucide-react/icons/smartphone';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../i18n/times';
import type { SavedSign as Saved } from './use-kept-draft';

/** “已保存 10:32”, or that it waits on this device for a network: always in sight while typing. */
export function SavedSign({ saved, isLocal }: { readonly saved: Saved | null; readonly isLocal: boolean }) {
  const { t } = useTranslation('member');
  const times = useTimes();
  if (!saved) return <p className="small quiet saved-sign" role="status" />;
  const isSent = !saved.isHeld || isLocal;
  return (
    <p className="row small quiet saved-sign" role="status">
      {isSent ? <CircleCheck size={15} aria-hidden /> : <Smartphone size={15} aria-hidden />}{t(isSent ? 'handIn.saved' : 'handIn.savedHere', { time: times.clock(saved.at) })}
    </p>
  );
}
