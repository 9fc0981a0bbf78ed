import { useTranslation } from 'react-i18next';
import { periodName } from './star';

/** 2026年3月, 2026年第一季度, 2026年度. */
export function usePeriodText(): (code: string) => string {
  const { t, i18n } = useTranslation('public');
  return (code) => {
    const name = periodName(code);
    if (!name) return code;
    if (name.key === 'period.month') {
      const month = i18n.language === 'en' ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, name.month - 1)) : String(name.month);
      return t('period.month', { year: name.year, month });
    }
    if (name.key === 'period.quarter') return t('period.quarter', { year: name.year, quarter: i18n.language === 'en' ? name.quarter : '一二三四'[name.quarter - 1] });
    return t('period.year', { year: name.year });
  };
}
