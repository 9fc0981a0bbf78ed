import ALargeSmall from 'lucide-react/icons/a-large-small';
import Languages from 'lucide-react/icons/languages';
import { useTranslation } from 'react-i18next';
import { Button, useToast } from '../design';
import { chooseLanguage } from '../i18n/i18n';
import { choosePrintSize, useIsLargePrint } from './print-size';

/** Language and large print, one press away on every page. */
export function PreferenceButtons() {
  const { t, i18n } = useTranslation('shell');
  const isLarge = useIsLargePrint();
  const tell = useToast();
  const switchPrint = () => {
    choosePrintSize(isLarge ? 'normal' : 'large');
    tell(isLarge ? t('preferences.largeOff') : t('preferences.largeOn'));
  };
  return (
    <>
      <Button kind="quiet" size="small" aria-pressed={isLarge} aria-label={t('preferences.large')} title={isLarge ? t('preferences.normal') : t('preferences.large')} icon={<ALargeSmall size={20} aria-hidden />} onClick={switchPrint}>
        <span className="not-phone">{t('preferences.large')}</span>
      </Button>
      <Button kind="quiet" size="small" lang={i18n.language === 'en' ? 'zh-CN' : 'en'} icon={<Languages size={18} aria-hidden />} onClick={() => void chooseLanguage(i18n.language === 'en' ? 'zh-CN' : 'en')}>
        <span className="not-phone">{t('preferences.language')}</span>
        <span className="visually-hidden" lang={i18n.language}>{t('preferences.languageLabel')}</span>
      </Button>
    </>
  );
}
