import { getRouteApi, useNavigate, useRouter } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../app/page-title';
import { areasOf } from '../app/areas';
import { useSession } from '../app/session';
import { Button, ButtonLink, Field, Note, ProblemNote, TextInput } from '../design';
import { graphql, refusalFields } from '../data/graphql';
import { useCommand } from '../data/use-command';
import '../public/public.css';

const signInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) { __typename ... on Viewer { accountId name mustChangePassword grants { role } } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);

const api = getRouteApi('/sign-in');

export function SignIn() {
  const { t } = useTranslation('public');
  usePageTitle(t('signIn.title'));
  const { viewer, renew } = useSession();
  const { next } = api.useSearch();
  const navigate = useNavigate();
  const router = useRouter();
  const { run, problem, isRunning } = useCommand(signInMutation);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isShown, setIsShown] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run({ input: { username: username.trim(), password } });
    if (!answer) return;
    renew();
    if (answer.mustChangePassword) await navigate({ to: '/password' });
    else if (next) router.history.push(next);
    else await navigate({ to: homeFor(answer.grants.map(({ role }) => role)) });
  };

  if (viewer && !isRunning) {
    return (
      <div className="card sign-in stack">
        <Note title={t('signIn.already', { name: viewer.name })} />
        <ButtonLink kind="primary" to={areasOf(viewer)[0]?.to ?? '/me'}>{t('signIn.goOn')}</ButtonLink>
      </div>
    );
  }
  return (
    <form className="card sign-in stack" onSubmit={(event) => void submit(event)}>
      <h1>{t('signIn.title')}</h1>
      <Field label={t('signIn.username')} isRequired>{(links) => <TextInput {...links} name="username" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus required value={username} onChange={(event) => setUsername(event.target.value)} />}</Field>
      <Field label={t('signIn.password')} isRequired>{(links) => <TextInput {...links} name="password" type={isShown ? 'text' : 'password'} autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}</Field>
      <label className="check"><input type="checkbox" checked={isShown} onChange={(event) => setIsShown(event.target.checked)} />{t('signIn.show')}</label>
      <ProblemNote problem={problem} refusedTitle={t('signIn.failed')} />
      <Button kind="primary" type="submit" isWide isBusy={isRunning}>{t('signIn.submit')}</Button>
      <p className="small quiet">{t('signIn.help')}</p>
    </form>
  );
}

/** Where somebody who just came in most likely wants to be. */
const homeFor = (roles: readonly string[]) =>
  roles.some((role) => ['city_organiser', 'district_organiser'].includes(role)) ? '/office' as const
  : roles.includes('discipline') ? '/office/objections' as const
  : roles.includes('city_finance') ? '/office/funds' as const
  : roles.includes('auditor') ? '/audit' as const
  : roles.includes('judge') ? '/judge' as const
  : roles.includes('unit_cadre') ? '/unit' as const
  : roles.includes('finance_officer') ? '/unit/outcomes' as const
  : roles.includes('administrator') ? '/admin' as const : '/me' as const;
