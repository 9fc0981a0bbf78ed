import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, Field, ProblemNote, TextInput } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { openMutation, resetMutation, type TemporaryPassword } from './accounts-query';
import { PasswordNote } from './password-note';

/** Known to nobody: the account is handed over with a temporary one, so that only its owner ever knows what lasts. */
const unknownPassword = (): string => Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');

interface Opened {
  readonly id: string;
  readonly name: string;
  readonly username: string;
}

export function OpenAccountDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [opened, setOpened] = useState<Opened | null>(null);
  const [given, setGiven] = useState<TemporaryPassword | null>(null);
  const open = useCommand(openMutation);
  const reset = useCommand(resetMutation);
  const give = async (account: Opened) => {
    const answer = await reset.run({ accountId: account.id });
    if (answer) setGiven(answer);
  };
  const submit = async () => {
    const account = await open.run({ input: { name: name.trim(), username: username.trim(), password: unknownPassword() } });
    if (!account) return;
    setOpened(account);
    await give(account);
  };
  if (opened) {
    return (
      <Dialog isOpen title={t('open.done', { name: opened.name })} onClose={onClose} foot={<Button onClick={onClose}>{shell('act.close')}</Button>}>
        <div className="stack">
          <p>{t('open.next')} <Link to="/admin/accounts/$id" params={{ id: opened.id }}>{t('open.roles')}</Link></p>
          {given ? <PasswordNote given={given} username={opened.username} /> : <ProblemNote problem={reset.problem} onAgain={() => void give(opened)} />}
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen title={t('open.title')} onClose={onClose} foot={<><Button onClick={onClose}>{shell('act.cancel')}</Button><Button kind="primary" type="submit" form="open-account" isBusy={open.isRunning || reset.isRunning} disabled={name.trim() === '' || username.trim() === ''}>{t('open.act')}</Button></>}>
      <form id="open-account" className="stack" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <p className="quiet">{t('open.line')}</p>
        <Field isRequired label={t('accounts.name')} error={faultOf(open.problem, 'name')}>{(links) => <TextInput {...links} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
        <Field isRequired label={t('accounts.username')} help={t('open.usernameHelp')} error={faultOf(open.problem, 'username')}>{(links) => <TextInput {...links} maxLength={40} autoCapitalize="none" autoComplete="off" spellCheck={false} value={username} onChange={(event) => setUsername(event.target.value)} />}</Field>
        <ProblemNote problem={open.problem} />
      </form>
    </Dialog>
  );
}
