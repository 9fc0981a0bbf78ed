import { getRouteApi, Link } from '@tanstack/react-router';
import ChevronLeft from 'lucide-react/icons/chevron-left';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import type { Viewer } from '../app/session';
import { Button, Chip, Dialog, Note, ProblemNote, Shown, useToast } from '../design';
import { useCommand } from '../data/use-command';
import { usePage } from '../data/use-page';
import { accountMemberQuery, accountQuery, disableMutation, resetMutation, type Account, type TemporaryPassword } from './accounts-query';
import { GrantForm } from './grant-form';
import { GrantList } from './grant-list';
import { PasswordNote } from './password-note';
import './admin.css';

const api = getRouteApi('/admin/accounts/$id');

export function AccountRecord() {
  return <Gate roles={['administrator']}>{(viewer) => <Record viewer={viewer} />}</Gate>;
}

function Record({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('admin');
  const { id } = api.useParams();
  const page = usePage(accountQuery, { id });
  usePageTitle(page.content?.account.name ?? t('accounts.title'));
  return (
    <div className="stack-wide">
      <Link to="/admin" className="back"><ChevronLeft size={16} aria-hidden />{t('accounts.title')}</Link>
      <Shown page={page}>{({ account }) => <AccountDesk key={account.id} account={account} isOwn={account.id === viewer.accountId} onChange={page.again} />}</Shown>
    </div>
  );
}

function AccountDesk({ account, isOwn, onChange }: { readonly account: Account; readonly isOwn: boolean; readonly onChange: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <header className="stack" style={{ gap: 'var(--space-1)' }}>
        <div className="row"><h1>{account.name}</h1><Chip tone={account.isDisabled ? 'amber' : 'green'}>{t(account.isDisabled ? 'accounts.disabled' : 'accounts.inUse')}</Chip></div>
        <p className="quiet">{t('accounts.username')} {account.username}</p>
        {account.memberId ? <MemberLine id={account.memberId} /> : <p className="quiet">{t('account.noMember')}</p>}
      </header>
      <div className="admin-two">
        <section className="card stack" aria-labelledby="roles">
          <h2 id="roles">{t('account.roles')}</h2>
          <GrantList grants={account.grants} canRevoke={!isOwn} onChange={onChange} />
          {isOwn ? <Note>{t('account.own')}</Note> : <GrantForm accountId={account.id} onGranted={onChange} />}
        </section>
        {isOwn ? null : <SignInCard account={account} onChange={onChange} />}
      </div>
    </>
  );
}

function MemberLine({ id }: { readonly id: string }) {
  const { t } = useTranslation('admin');
  const page = usePage(accountMemberQuery, { id });
  const member = page.content?.member;
  return member ? <p className="quiet">{t('account.member', { name: member.name, number: member.memberNo })}{member.organization ? ` · ${member.organization.name}` : ''}</p> : null;
}

/** Whether and with what one gets in. Both acts end every session of the account. */
function SignInCard({ account, onChange }: { readonly account: Account; readonly onChange: () => void }) {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const tell = useToast();
  const [asked, setAsked] = useState<'reset' | 'disable' | null>(null);
  const [given, setGiven] = useState<TemporaryPassword | null>(null);
  const reset = useCommand(resetMutation);
  const disable = useCommand(disableMutation);
  const onReset = async () => {
    const answer = await reset.run({ accountId: account.id });
    if (!answer) return;
    setGiven(answer);
    setAsked(null);
  };
  const setDisabled = async (isDisabled: boolean) => {
    if (!(await disable.run({ input: { accountId: account.id, isDisabled } }))) return;
    tell(t(isDisabled ? 'disable.done' : 'disable.undone', { name: account.name }));
    setAsked(null);
    onChange();
  };
  const { name } = account;
  return (
    <section className="card stack" aria-labelledby="sign-in">
      <h2 id="sign-in">{t('account.signIn')}</h2>
      {given ? <PasswordNote given={given} username={account.username} /> : null}
      <p className="quiet">{t('reset.line')}</p>
      <div><Button onClick={() => setAsked('reset')}>{t('reset.act')}</Button></div>
      <p className="quiet">{t(account.isDisabled ? 'disable.isDisabled' : 'disable.line')}</p>
      <div>{account.isDisabled ? <Button isBusy={disable.isRunning} onClick={() => void setDisabled(false)}>{t('disable.enable')}</Button> : <Button kind="danger" onClick={() => setAsked('disable')}>{t('disable.act')}</Button>}</div>
      {asked === null ? <ProblemNote problem={disable.problem} /> : null}
      <Dialog isOpen={asked === 'reset'} title={t('reset.title', { name })} onClose={() => setAsked(null)} foot={<><Button onClick={() => setAsked(null)}>{shell('act.cancel')}</Button><Button kind="primary" isBusy={reset.isRunning} onClick={() => void onReset()}>{t('reset.act')}</Button></>}>
        <div className="stack"><p>{t('reset.consequence')}</p><ProblemNote problem={reset.problem} /></div>
      </Dialog>
      <Dialog isOpen={asked === 'disable'} title={t('disable.title', { name })} onClose={() => setAsked(null)} foot={<><Button onClick={() => setAsked(null)}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={disable.isRunning} onClick={() => void setDisabled(true)}>{t('disable.act')}</Button></>}>
        <div className="stack"><p>{t('disable.consequence')}</p><ProblemNote problem={disable.problem} /></div>
      </Dialog>
    </section>
  );
}
