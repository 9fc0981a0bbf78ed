import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Dialog, ProblemNote, useToast } from '../design';
import { useCommand } from '../data/use-command';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';
import { revokeMutation, type HeldGrant } from './accounts-query';

/** The roles in force, each with its node and its term. What a membership brings ends with the membership alone. */
export function GrantList({ grants, canRevoke, onChange }: { readonly grants: readonly HeldGrant[]; readonly canRevoke: boolean; readonly onChange: () => void }) {
  const { t } = useTranslation('admin');
  const { t: shell } = useTranslation('shell');
  const wordFor = useWordFor();
  const times = useTimes();
  const tell = useToast();
  const [ending, setEnding] = useState<HeldGrant | null>(null);
  const revoke = useCommand(revokeMutation);
  const onRevoke = async ({ id, role }: HeldGrant) => {
    if (!id || !(await revoke.run({ input: { grantId: id } }))) return;
    tell(t('grant.revoked', { role: wordFor('role', role) }));
    setEnding(null);
    onChange();
  };
  if (grants.length === 0) return <p className="quiet">{t('account.noRoles')}</p>;
  return (
    <>
      <ul className="admin-grants">
        {grants.map((grant) => (
          <li key={grant.role + grant.organization.id}>
            <div>
              <p><strong>{wordFor('role', grant.role)}</strong> {grant.organization.name}</p>
              <p className="small quiet">{grant.fromAt ? (grant.toAt ? t('grant.term', { from: times.day(grant.fromAt), to: times.deadline(grant.toAt) }) : t('grant.since', { from: times.day(grant.fromAt) })) : t('grant.byMembership')}</p>
            </div>
            {grant.id && canRevoke ? <Button size="small" kind="danger" aria-label={t('grant.revokeOf', { role: wordFor('role', grant.role), organization: grant.organization.name })} onClick={() => setEnding(grant)}>{t('grant.revoke')}</Button> : null}
          </li>
        ))}
      </ul>
      <Dialog isOpen={ending !== null} title={ending ? t('grant.revokeOf', { role: wordFor('role', ending.role), organization: ending.organization.name }) : ''} onClose={() => setEnding(null)} foot={<><Button onClick={() => setEnding(null)}>{shell('act.cancel')}</Button><Button kind="danger" isBusy={revoke.isRunning} onClick={() => { if (ending) void onRevoke(ending); }}>{t('grant.revoke')}</Button></>}>
        <div className="stack"><p>{t('grant.revokeText')}</p><ProblemNote problem={revoke.problem} /></div>
      </Dialog>
    </>
  );
}
