import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Viewer } from '../app/session';
import { Button, ChoicePills, Field, Note, ProblemNote, Select, TextArea, TextInput } from '../design';
import { faultOf } from '../data/problem';
import { useCommand } from '../data/use-command';
import { noted, said } from '../i18n/listed';
import { GROUNDS, raiseMutation, type Ground, type ShownNotice } from './notice-query';
import { canSendAll, EvidenceField } from './evidence-field';
import type { Receipt } from './objection-receipt';
import { sendFile } from './send-file';

const LIMIT = 5_000;

interface RaiseFormProps {
  readonly notice: ShownNotice;
  readonly viewer: Viewer | null;
  readonly onSent: (receipt: Receipt) => void;
}

export function RaiseForm({ notice, viewer, onSent }: RaiseFormProps) {
  const { t, i18n: { language } } = useTranslation('notices');
  const [entryId, setEntryId] = useState('');
  const [ground, setGround] = useState<Ground>('false_deeds');
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [contact, setContact] = useState('');
  const [unitId, setUnitId] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [chosen, setChosen] = useState<readonly File[]>([]);
  const { run, problem } = useCommand(raiseMutation);
  const units = viewer?.grants.filter(({ role }) => role === 'unit_cadre').map(({ organization }) => organization) ?? [];
  const send = async () => {
    setIsSending(true);
    const answer = await run({ input: { noticeId: notice.id, entryId: entryId || null, ground, text, name, contact, organizationId: unitId || null } });
    if (answer) {
      const sent: Receipt['files'][number][] = [];
      for (const file of chosen) sent.push({ name: file.name, problem: await sendFile(answer.number, answer.key, file, language) });
      onSent({ ...answer, files: sent });
    }
    setIsSending(false);
  };
  const entries = notice.categories.flatMap((category) => category.places.map((place) => ({ value: place.entryId, label: noted(`${category.name} · ${place.name}`, place.organizationName) })));
  return (
    <form className="card stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Note>{t('raise.sealed')}</Note>
      <Field isRequired label={t('raise.about')}>{(links) => <Select {...links} value={entryId} choices={[{ value: '', label: t('raise.whole') }, ...entries]} onChange={(event) => setEntryId(event.target.value)} />}</Field>
      <Field isRequired label={t('raise.ground')}>{(links) => <Select {...links} value={ground} choices={GROUNDS.map((value) => ({ value, label: t(`raise.grounds.${value}`) }))} onChange={(event) => setGround(GROUNDS.find((one) => one === event.target.value) ?? 'other')} />}</Field>
      <Field isRequired label={t('raise.text')} help={t('raise.textHelp')} error={faultOf(problem, 'text')} count={{ used: text.length, limit: LIMIT }}>
        {(links) => <TextArea {...links} rows={7} maxLength={LIMIT} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      {viewer ? (units.length > 0 ? (
        <ChoicePills legend={t('raise.who')} value={unitId} onChange={setUnitId} choices={[{ value: '', label: t('raise.asSelf', { name: viewer.name }) }, ...units.map(({ id, name: unit }) => ({ value: id, label: t('raise.asUnit', { unit }) }))]} />
      ) : <p>{said(t('raise.who'), t('raise.asSelf', { name: viewer.name }))}</p>) : (
        <Field isRequired label={t('raise.name')} help={<>{t('raise.signInHint')} <Link to="/sign-in" search={{ next: `/notices/${notice.id}/object` }}>{t('raise.signIn')}</Link></>}>{(links) => <TextInput {...links} value={name} maxLength={60} autoComplete="name" onChange={(event) => setName(event.target.value)} />}</Field>
      )}
      <Field isRequired={!viewer} label={t(viewer ? 'raise.contactOptional' : 'raise.contact')} help={t('raise.contactHelp')}>{(links) => <TextInput {...links} value={contact} maxLength={120} autoComplete="off" onChange={(event) => setContact(event.target.value)} />}</Field>
      <EvidenceField chosen={chosen} onChosen={setChosen} />
      <ProblemNote problem={problem} refusedTitle={t('raise.notSent')} />
      <div><Button type="submit" kind="primary" isBusy={isSending} disabled={text.trim() === '' || !canSendAll(chosen)}>{t('raise.send')}</Button></div>
    </form>
  );
}
