import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import type { Viewer } from '../../app/session';
import { TabLink } from '../../design';
import '../engagement.css';

/** Comments, feedback and voided likes, beside each other. */
export function VoicesFrame({ title, line, children }: { readonly title: string; readonly line: string; readonly children: (viewer: Viewer) => ReactNode }) {
  const { t } = useTranslation('engagement');
  usePageTitle(title);
  return (
    <Gate roles={['city_organiser', 'auditor']}>
      {(viewer) => (
        <div className="stack-wide voices">
          <nav className="tabs" aria-label={t('voices.title')}>
            <TabLink to="/office/feedback">{t('voices.feedback')}</TabLink>
            {viewer.permissions.includes('comment.moderate') ? <TabLink to="/office/comments">{t('voices.comments')}</TabLink> : null}
            <TabLink to="/office/likes">{t('voices.likes')}</TabLink>
          </nav>
          <header className="stack"><h1>{title}</h1><p className="quiet reading">{line}</p></header>
          {children(viewer)}
        </div>
      )}
    </Gate>
  );
}
