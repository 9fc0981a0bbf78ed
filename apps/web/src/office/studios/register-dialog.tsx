import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization } from '../../admin/accounts-query';
import { OrganizationChoice } from '../../admin/organization-choice';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextInput, useToast } from '../../design';
import { MemberChoice, type UnitMember } from '../../unit/member-choice';
import { begun } from '../../i18n/listed';
import { registerMutation } from './studios-query';

const LEVELS = ['unit', 'district', 'city', 'national'] as const;

/** One studio on the register; its members join afterwards, on its card. */
export function RegisterDialog({ onClose }: { readonly onClose: (isDone: boolean) => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(registerMutation);
  const [unit, setUnit] = useState<Organization | null>(null);
  const [lead, setLead] = useState<UnitMember | null>(null);
  const [input, setInput] = useState({ name: '', field: '', foundedOn: '', level: 'unit' });
  const set = (part: Partial<typeof input>) => setInput((known) => ({ ...known, ...part }));
  const isReady = unit !== null && lead !== null && input.name.trim().length > 1 && input.field.trim() !== '' && input.foundedOn !== '';
  const choose = (member: UnitMember | null) => {
    setLead(member);
    // as most studios are called; whoever is called otherwise writes over it
    if (member && input.name === '') set({ name: t('studio.nameOf', { name: member.name }) });
  };
  const send = async () => {
    const done = await run({ input: { ...input, name: input.name.trim(), field: input.field.trim(), organizationId: unit!.id, leadId: lead!.id, memberIds: [] } });
    if (!done) return;
    tell(t('studio.registered', { name: done.name, number: done.number }));
    onClose(true);
  };
  return (
    <Dialog isOpen isWide title={t('studio.register')} onClose={() => onClose(false)}
      foot={<><Button onClick={() => onClose(false)}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!isReady} onClick={() => void send()}>{t('studio.registerIt')}</Button></>}>
      <div className="stack">
        <OrganizationChoice chosen={unit} onChoose={(to) => { setUnit(to); setLead(null); }} />
        {unit ? <div className="stack" role="group" aria-label={t('studio.lead')}><p className="field-label" aria-hidden>{t('studio.lead')}</p><MemberChoice unitId={unit.id} chosen={lead} onChoose={choose} /></div> : null}
        <div className="fund-form">
          <Field label={t('studio.name')} isRequired>{(links) => <TextInput {...links} maxLength={80} value={input.name} onChange={(event) => set({ name: event.target.value })} />}</Field>
          <Field label={t('studio.field')} isRequired>{(links) => <TextInput {...links} maxLength={80} value={input.field} onChange={(event) => set({ field: event.target.value })} />}</Field>
          <Field label={t('studio.foundedOn')} isRequired>{(links) => <TextInput {...links} type="date" value={input.foundedOn} onChange={(event) => set({ foundedOn: event.target.value })} />}</Field>
          <Field label={t('studio.levelLabel')} isRequired>{(links) => <Select {...links} value={input.level} choices={LEVELS.map((value) => ({ value, label: begun(t(`studio.level.${value}`)) }))} onChange={(event) => set({ level: event.target.value })} />}</Field>
        </div>
        <p className="small quiet">{t('studio.membersLater')}</p>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
