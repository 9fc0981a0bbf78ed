import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Gate } from '../app/gate';
import { usePageTitle } from '../app/page-title';
import { useSession, type Viewer } from '../app/session';
import { Button, Field, Note, ProblemNote, TextInput, useToast } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import '../public/public.css';

const changeMutation = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { __typename ... on Viewer { accountId mustChangePassword } ... on Refusal { ...RefusalFields } } }
`, [refusalFields]);

/** One's own password; the one place for whoever came in with a password for a day. */
export function ChangePassword() {
  return <Gate isOpenToNewcomers>{(viewer) => <PasswordForm viewer={viewer} />}</Gate>;
}

const LEAST = 8;

function PasswordForm({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('public');
  usePageTitle(t('password.title'));
  const { renew } = useSession();
  const navigate = useNavigate();
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(changeMutation);
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [isTried, setIsTried] = useState(false);
  const differs = next !== again;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (differs || !(await run({ input: { currentPassword: present, newPassword: next } }))) return;
    tell(t('password.done'));
    renew();
    await navigate({ to: '/me' });
  };
  return (
    <form className="card sign-in stack" onSubmit={(event) => void submit(event)}>
      <h1>{t('password.title')}</h1>
      {viewer.mustChangePassword ? <Note title={t('password.must')} /> : null}
      <input type="text" name="username" autoComplete="username" value={viewer.username} readOnly hidden />
      <Field label={t('password.present')} isRequired error={faultOf(problem, 'currentPassword')}>{(links) => <TextInput {...links} type="password" autoComplete="current-password" required value={present} onChange={(event) => setPresent(event.target.value)} />}</Field>
      <Field label={t('password.next')} help={t('password.help')} isRequired error={faultOf(problem, 'newPassword')}>{(links) => <TextInput {...links} type="password" autoComplete="new-password" required minLength={LEAST} value={next} onChange={(event) => setNext(event.target.value)} />}</Field>
      <Field label={t('password.again')} isRequired error={isTried && differs ? t('password.differs') : undefined}>{(links) => <TextInput {...links} type="password" autoComplete="new-password" required value={again} onChange={(event) => setAgain(event.target.value)} />}</Field>
      {problem && problem.kind !== 'bad_input' ? <ProblemNote problem={problem} refusedTitle={t('password.failed')} /> : null}
      <Button kind="primary" type="submit" isWide isBusy={isRunning}>{t('password.submit')}</Button>
    </form>
  );
}
