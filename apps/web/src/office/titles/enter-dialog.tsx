import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextInput, useToast } from '../../design';
import { enterHolderMutation, type Desk } from './desk-query';

export function EnterDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const { t } = useTranslation('titles');
  const tell = useToast();
  const [draft, setDraft] = useState({ memberNo: '', level: desk.title.levels[0]?.code ?? '', fromOn: '', nextAssessmentOn: '', reason: '' });
  const { run, problem, isRunning } = useCommand(enterHolderMutation);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const send = async () => {
    if (!(await run({ input: { titleId: desk.id, ...draft, nextAssessmentOn: draft.nextAssessmentOn || null } }))) return;
    tell(t('enter.done'));
    onClose();
  };
  return (
    <Dialog isOpen title={t('enter.title')} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!draft.memberNo.trim() || !draft.fromOn || !draft.reason.trim()} onClick={() => void send()}>{t('enter.do')}</Button></>}>
      <div className="stack">
        <p>{t('enter.text')}</p>
        <Field label={t('enter.memberNo')} isRequired>{(links) => <TextInput {...links} maxLength={40} value={draft.memberNo} onChange={(event) => set({ memberNo: event.target.value })} />}</Field>
        <Field label={t('enter.level')} isRequired>{(links) => <Select {...links} value={draft.level} choices={desk.title.levels.map(({ code, name }) => ({ value: code, label: name }))} onChange={(event) => set({ level: event.target.value })} />}</Field>
        <Field label={t('enter.from')} isRequired>{(links) => <TextInput {...links} type="date" value={draft.fromOn} onChange={(event) => set({ fromOn: event.target.value })} />}</Field>
        <Field label={t('enter.next')} help={t('enter.nextHelp')}>{(links) => <TextInput {...links} type="date" value={draft.nextAssessmentOn} onChange={(event) => set({ nextAssessmentOn: event.target.value })} />}</Field>
        <Field label={t('enter.reason')} help={t('enter.reasonHelp')} isRequired>{(links) => <TextInput {...links} maxLength={500} value={draft.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
