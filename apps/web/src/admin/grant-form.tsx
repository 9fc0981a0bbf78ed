import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, ProblemNote, Select, TextInput, useToast } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { useWordFor } from '../i18n/use-words';
import { grantMutation, type Organization } from './accounts-query';
import { OrganizationChoice } from './organization-choice';

const ROLES = ['unit_cadre', 'finance_officer', 'district_organiser', 'city_organiser', 'city_finance', 'judge', 'auditor', 'discipline', 'administrator'] as const;
const DAY_MS = 86_400_000;

/** The end of a civil day in the federation's city. */
const endOf = (day: string): string => new Date(new Date(`${day}T00:00:00+08:00`).getTime() + DAY_MS).toISOString();

/** Gives a role at a node of the tree, from now on, to an end or until it is taken back. */
export function GrantForm({ accountId, onGranted }: { readonly accountId: string; readonly onGranted: () => void }) {
  const { t } = useTranslation('admin');
  const wordFor = useWordFor();
  const tell = useToast();
  const [role, setRole] = useState('');
  const [organization, setOrganization] = useState<Organization | null>(null);
  const [lastDay, setLastDay] = useState('');
  const grant = useCommand(grantMutation);
  const give = async () => {
    if (!organization || !(await grant.run({ input: { accountId, role, organizationId: organization.id, toAt: lastDay ? endOf(lastDay) : null } }))) return;
    tell(t('grant.done', { role: wordFor('role', role), organization: organization.name }));
    setRole('');
    setOrganization(null);
    setLastDay('');
    onGranted();
  };
  return (
    <form className="stack" aria-labelledby="grant" onSubmit={(event) => { event.preventDefault(); void give(); }}>
      <h3 id="grant">{t('grant.title')}</h3>
      <div className="admin-fields">
        <Field isRequired label={t('grant.role')} help={t('grant.roleHelp')}>{(links) => <Select {...links} placeholder={t('grant.choose')} value={role} choices={ROLES.map((value) => ({ value, label: wordFor('role', value) }))} onChange={(event) => setRole(event.target.value)} />}</Field>
        <Field label={t('grant.lastDay')} help={t('grant.lastDayHelp')} error={faultOf(grant.problem, 'toAt')}>{(links) => <TextInput {...links} type="date" value={lastDay} onChange={(event) => setLastDay(event.target.value)} />}</Field>
      </div>
      <OrganizationChoice chosen={organization} onChoose={setOrganization} />
      <ProblemNote problem={grant.problem} />
      <div><Button kind="primary" type="submit" isBusy={grant.isRunning} disabled={role === '' || organization === null}>{t('grant.act')}</Button></div>
    </form>
  );
}
