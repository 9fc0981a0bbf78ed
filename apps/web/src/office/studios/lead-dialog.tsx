import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextArea, TextInput, useToast } from '../../design';
import { serverNow } from '../../i18n/server-clock';
import { leadMutation, type Studio } from './studios-query';

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(serverNow());

/** One of the members takes over, from a day on and with a reason. */
export function LeadDialog({ studio, onClose }: { readonly studio: Studio; readonly onClose: () => void }) {
  const { t } = useTranslation('funds');
  const tell = useToast();
  const { run, problem, isRunning } = useCommand(leadMutation);
  const others = studio.members.filter(({ toOn, isLead }) => toOn === null && !isLead);
  const [memberId, setMember] = useState(others[0]?.memberId ?? '');
  const [fromOn, setDay] = useState(today);
  const [reason, setReason] = useState('');
  const send = async () => {
    const done = await run({ input: { studioId: studio.id, memberId, fromOn, reason } });
    if (!done) return;
    tell(t('studio.leadChanged', { name: others.find((one) => one.memberId === memberId)?.name ?? '' }));
    onClose();
  };
  return (
    <Dialog isOpen title={t('studio.changeLead')} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!memberId || !fromOn || !reason.trim()} onClick={() => void send()}>{t('studio.changeLead')}</Button></>}>
      <div className="stack">
        <p className="small quiet">{t('studio.leadText', { lead: studio.leadName })}</p>
        {others.length === 0 ? <p>{t('studio.nobodyElse')}</p> : (
          <>
            <Field label={t('studio.newLead')} isRequired>{(links) => <Select {...links} value={memberId} choices={others.map((one) => ({ value: one.memberId, label: `${one.name} ${one.memberNo}` }))} onChange={(event) => setMember(event.target.value)} />}</Field>
            <Field label={t('studio.leadFrom')} isRequired>{(links) => <TextInput {...links} type="date" max={today()} value={fromOn} onChange={(event) => setDay(event.target.value)} />}</Field>
            <Field label={t('reason')} isRequired count={{ used: reason.length, limit: 300 }}>{(links) => <TextArea {...links} rows={3} maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
          </>
        )}
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
