import CircleCheck from 'lucide-react/icons/circle-check';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../../i18n/times';

/** Who signed, and when. */
export function GivenSignature({ name, at }: { readonly name: string; readonly at: string }) {
  const { t } = useTranslation('office');
  const times = useTimes();
  return (
    <>
      <span className="signature-name">{name}</span>
      <span className="row small" style={{ color: 'var(--green)' }}><CircleCheck size={16} aria-hidden />{t('sign.given', { at: times.instant(at) })}</span>
    </>
  );
}
