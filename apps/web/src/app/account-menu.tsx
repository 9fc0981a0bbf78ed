import { useNavigate, useRouterState } from '@tanstack/react-router';
import LogIn from 'lucide-react/icons/log-in';
import LogOut from 'lucide-react/icons/log-out';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';
import { Button, ButtonLink, Portrait, ProblemNote, Skeleton, useToast } from '../design';
import { graphql } from '../data/graphql';
import { problemOf } from '../data/problem';
import { useWordFor } from '../i18n/use-words';
import { areasOf } from './areas';
import { deskOwner, marksLeft } from './device';
import { useSession, type Viewer } from './session';

const signOutMutation = graphql(`mutation SignOut { signOut }`);
const signOutEverywhereMutation = graphql(`mutation SignOutEverywhere { signOutEverywhere }`);

export function AccountMenu() {
  const { viewer, isUnanswered } = useSession();
  const { t } = useTranslation('shell');
  const here = useRouterState({ select: (state) => state.location });
  if (viewer === undefined) return <Skeleton width="4rem" height="1.5rem" />;
  // Somebody at work without a network is not told to sign in.
  if (isUnanswered && deskOwner() !== null) return null;
  if (viewer) return <SignedIn viewer={viewer} />;
  const next = here.pathname === '/sign-in' || here.pathname === '/' ? undefined : here.href;
  return <ButtonLink kind="primary" size="small" to="/sign-in" search={{ next }} icon={<LogIn size={18} aria-hidden />}>{t('account.signIn')}</ButtonLink>;
}

function SignedIn({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const wordFor = useWordFor();
  const { renew } = useSession();
  const navigate = useNavigate();
  const tell = useToast();
  const menu = useRef<HTMLDivElement>(null);
  const [here, signOut] = useMutation(signOutMutation);
  const [everywhere, signOutEverywhere] = useMutation(signOutEverywhereMutation);
  const failed = here.error ?? everywhere.error;

  const [left, setLeft] = useState(0);

  const leave = async (isEverywhere: boolean) => {
    const waiting = marksLeft(viewer.accountId);
    // Said once; who presses again has read it.
    if (waiting > 0 && left === 0) return setLeft(waiting);
    const { error } = await (isEverywhere ? signOutEverywhere({}) : signOut({}));
    if (error) return;
    menu.current?.hidePopover();
    await navigate({ to: '/' });
    renew();
    tell(isEverywhere ? t('account.signedOutEverywhere') : t('account.signedOut'));
  };

  return (
    <>
      <Button kind="quiet" size="small" popoverTarget="account-menu" icon={<span aria-hidden className="row"><Portrait name={viewer.name} size={28} shape="round" /></span>}>
        <span className="not-phone" aria-hidden>{viewer.name}</span>
        <span className="visually-hidden">{t('account.menu', { name: viewer.name })}</span>
      </Button>
      <div className="menu" id="account-menu" popover="auto" ref={menu} onClick={(event) => { if ((event.target as HTMLElement).closest('a')) menu.current?.hidePopover(); }}>
        <div className="menu-head">
          <p><strong>{viewer.name}</strong></p>
          {viewer.member?.organization ? <p className="small quiet">{viewer.member.organization.name}</p> : null}
          <ul className="small quiet">
            {viewer.grants.map(({ role, organization }) => <li key={`${role}${organization.id}`}>{wordFor('role', role)} · {organization.name}</li>)}
          </ul>
        </div>
        <ButtonLink kind="quiet" to="/me">{t('nav.mine')}</ButtonLink>
        {areasOf(viewer).map(({ key, to }) => <ButtonLink key={key} kind="quiet" to={to}>{t(`nav.${key}`)}</ButtonLink>)}
        <ButtonLink kind="quiet" to="/feedback">{t('foot.feedback')}</ButtonLink>
        <ButtonLink kind="quiet" to="/password">{t('account.password')}</ButtonLink>
        <Button kind="quiet" onClick={() => void leave(false)} isBusy={here.fetching} icon={<LogOut size={18} aria-hidden />}>{t('account.signOut')}</Button>
        <Button kind="quiet" onClick={() => void leave(true)} isBusy={everywhere.fetching}>{t('account.signOutEverywhere')}</Button>
        {left > 0 ? <p className="small" role="alert">{t('account.marksLeft', { count: left })}</p> : null}
        {failed ? <ProblemNote problem={problemOf(failed)} /> : null}
      </div>
    </>
  );
}
