import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../../app/gate';
import { usePageTitle } from '../../app/page-title';
import type { Viewer } from '../../app/session';
import { TabLink } from '../../design';
import '../../notices/notices.css';

interface FrameProps {
  readonly title: string;
  readonly line: string;
  readonly roles: readonly string[];
  readonly children: (viewer: Viewer) => ReactNode;
}

/** The discipline group's desk, the decisions that wait for a second officer, and what stands on a notice: to each what is theirs. */
export function ObjectionFrame({ title, line, roles, children }: FrameProps) {
  const { t } = useTranslation('notices');
  usePageTitle(title);
  return (
    <Gate roles={roles}>
      {(viewer) => (
        <div className="stack-wide">
          <nav className="tabs" aria-label={t('desk.title')}>
            {viewer.permissions.includes('objection.read') ? <TabLink to="/office/objections">{t('tabs.objections')}</TabLink> : null}
            {viewer.permissions.includes('objection.confirm') ? <TabLink to="/office/objections/confirm">{t('tabs.confirm')}</TabLink> : null}
            {viewer.permissions.includes('notice_contact.edit') ? <TabLink to="/office/notices">{t('tabs.settings')}</TabLink> : null}
          </nav>
          <header className="stack"><h1>{title}</h1><p className="quiet reading">{line}</p></header>
          {children(viewer)}
        </div>
      )}
    </Gate>
  );
}
