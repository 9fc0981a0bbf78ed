import { useNavigate } from '@tanstack/react-router';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design';
import type { SettingsTab } from '../addresses';

export function YearChoice({ year, tab }: { readonly year: number; readonly tab: SettingsTab }) {
  const { t } = useTranslation('office');
  const navigate = useNavigate();
  const go = (to: number) => void navigate({ to: '/office/settings', search: { tab, year: to }, replace: true });
  return (
    <div className="row">
      <Button kind="quiet" size="small" aria-label={t('settings.before')} icon={<ChevronLeft size={18} aria-hidden />} onClick={() => go(year - 1)} />
      <strong className="figures">{year}</strong>
      <Button kind="quiet" size="small" aria-label={t('settings.after')} icon={<ChevronRight size={18} aria-hidden />} onClick={() => go(year + 1)} />
    </div>
  );
}
