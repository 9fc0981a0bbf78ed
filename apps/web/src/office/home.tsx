import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';

export function Home() {
  const { t } = useTranslation('shell');
  return <Gate roles={['district_organiser', 'city_organiser', 'auditor']}>{() => <h1>{t('nav.office')}</h1>}</Gate>;
}
