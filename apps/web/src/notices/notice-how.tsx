import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ShownNotice } from './notice-query';

/** Where objections are taken, how long that takes, and how many there have been: no more than the number. */
export function NoticeHow({ notice: { contact, decideWithinDays, objections } }: { readonly notice: ShownNotice }) {
  const { t } = useTranslation('notices');
  const lines = [['group', contact.group], ['phone', contact.phone], ['hours', contact.hours], ['address', contact.address]] as const;
  return (
    <section className="card stack" aria-labelledby="notice-how">
      <h2 id="notice-how">{t('page.how')}</h2>
      <p className="reading">{t('page.howText', { group: contact.group, days: decideWithinDays })}</p>
      <dl className="notice-contact">{lines.filter(([, text]) => text).map(([key, text]) => <div key={key}><dt>{t(`page.${key}`)}</dt><dd>{text}</dd></div>)}</dl>
      <p className="small quiet">{objections.received > 0 ? t('page.objections', objections) : t('page.noObjections')} · <Link to="/objections" className="no-print">{t('page.follow')}</Link></p>
    </section>
  );
}
