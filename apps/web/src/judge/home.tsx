import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';

export function Home() {
  const { t } = useTranslation('shell');
  return <Gate roles={['judge']}>{() => <h1>{t('nav.judge')}</h1>}</Gate>;
}
