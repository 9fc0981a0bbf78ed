import { useRouterState } from '@tanstack/react-router';
import LockKeyhole from 'lucide-react/icons/lock-keyhole';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, LoadingBlock } from '../design';
import { useWordFor } from '../i18n/use-words';
import { hasRole, useSession, type Viewer } from './session';

interface GateProps {
  /** Any of these roles, held anywhere; none means that being signed in is enough. */
  readonly roles?: readonly string[];
  /** Also for whoever came in with a password for a day and has to choose their own first. */
  readonly isOpenToNewcomers?: boolean;
  readonly children: (viewer: Viewer) => ReactNode;
}

/**
 * Spares people a page that could only refuse them, and says what is missing. The server decides for itself: this is
 * politeness, not protection.
 */
export function Gate({ roles = [], isOpenToNewcomers = false, children }: GateProps) {
  const { viewer } = useSession();
  const { t } = useTranslation('shell');
  const wordFor = useWordFor();
  const here = useRouterState({ select: (state) => state.location.href });
  const icon = <LockKeyhole size={40} strokeWidth={1.25} aria-hidden />;
  if (viewer === undefined) return <LoadingBlock />;
  if (viewer === null) {
    return (
      <EmptyState isPage icon={icon} title={t('gate.signInTitle')} act={<ButtonLink kind="primary" to="/sign-in" search={{ next: here }}>{t('account.signIn')}</ButtonLink>}>
        {t('gate.signInText')}
      </EmptyState>
    );
  }
  if (viewer.mustChangePassword && !isOpenToNewcomers) {
    return <EmptyState isPage icon={icon} title={t('gate.passwordTitle')} act={<ButtonLink kind="primary" to="/password">{t('account.password')}</ButtonLink>}>{t('gate.passwordText')}</EmptyState>;
  }
  if (roles.length > 0 && !hasRole(viewer, ...roles)) {
    return <EmptyState isPage icon={icon} title={t('gate.roleTitle', { role: roles.map((role) => wordFor('role', role)).join(' / ') })}>{t('gate.roleText')}</EmptyState>;
  }
  return children(viewer);
}
