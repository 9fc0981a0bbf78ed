import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, Note, ProblemNote, Shown, TextArea, TextInput, useToast } from '../../design';
import { faultOf } from '../../data/problem';
import { useCommand } from '../../data/use-command';
import { usePage } from '../../data/use-page';
import { noticeSettingsQuery, saveContactMutation, type Settings } from './desk-query';
import { ObjectionFrame } from './objection-frame';

/** Who issues notices and where objections are taken. */
export function NoticeSettings() {
  const { t } = useTranslation('notices');
  const page = usePage(noticeSettingsQuery, {}, { policy: 'cache-and-network' });
  return (
    <ObjectionFrame title={t('settings.title')} line={t('settings.line')} roles={['city_organiser', 'administrator']}>
      {() => <Shown page={page}>{({ noticeSettings }) => <SettingsForm key={noticeSettings.version} settings={noticeSettings} onSaved={page.again} />}</Shown>}
    </ObjectionFrame>
  );
}

function SettingsForm({ settings, onSaved }: { readonly settings: Settings; readonly onSaved: () => void }) {
  const { t } = useTranslation('notices');
  const tell = useToast();
  const [issuer, setIssuer] = useState(settings.issuer);
  const [basis, setBasis] = useState(settings.basis);
  const [contact, setContact] = useState({ group: settings.contact.group, address: settings.contact.address, phone: settings.contact.phone, hours: settings.contact.hours });
  const [days, setDays] = useState(String(settings.decideWithinDays));
  const { run, problem, isRunning } = useCommand(saveContactMutation);
  const save = async () => {
    if (!(await run({ input: { version: settings.version, issuer, basis, ...contact, decideWithinDays: Number(days) } }))) return;
    tell(t('settings.saved'));
    onSaved();
  };
  return (
    <form className="card stack reading" onSubmit={(event) => { event.preventDefault(); void save(); }}>
      {settings.isMissing ? <Note>{t('settings.missing')}</Note> : null}
      <Field isRequired label={t('settings.issuer')} error={faultOf(problem, 'issuer')}>{(links) => <TextInput {...links} value={issuer} maxLength={60} onChange={(event) => setIssuer(event.target.value)} />}</Field>
      <Field label={t('settings.basis')}>{(links) => <TextArea {...links} rows={2} maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />}</Field>
      {(['group', 'phone', 'hours', 'address'] as const).map((key) => (
        <Field key={key} isRequired={key === 'group'} label={t(`settings.${key}`)} error={faultOf(problem, key)}>{(links) => <TextInput {...links} value={contact[key]} maxLength={key === 'address' ? 120 : 60} onChange={(event) => setContact({ ...contact, [key]: event.target.value })} />}</Field>
      ))}
      <Field isRequired label={t('settings.days')} error={faultOf(problem, 'decideWithinDays')}>{(links) => <TextInput {...links} type="number" min={1} max={30} value={days} onChange={(event) => setDays(event.target.value)} />}</Field>
      <ProblemNote problem={problem} />
      <div><Button type="submit" kind="primary" isBusy={isRunning}>{t('settings.save')}</Button></div>
    </form>
  );
}
