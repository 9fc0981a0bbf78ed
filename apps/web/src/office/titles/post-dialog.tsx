import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Dialog, Field, ProblemNote, Select, TextArea, TextInput, useToast } from '../../design';
import { postVacancyMutation, type Desk } from './desk-query';
import { contentOf } from './title-draft';

/** Free places made public, with the round that fills them. */
export function PostDialog({ desk, onClose }: { readonly desk: Desk; readonly onClose: () => void }) {
  const { t } = useTranslation('titles');
  const tell = useToast();
  const free = desk.title.levels.filter(({ vacant, posted }) => vacant > posted && posted === 0);
  const { vacancy } = contentOf(desk);
  const [draft, setDraft] = useState({ level: free[0]?.code ?? '', places: '1', fromOn: '', conditions: vacancy.conditions });
  const { run, problem, isRunning } = useCommand(postVacancyMutation);
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  const send = async () => {
    if (!(await run({ input: { titleId: desk.id, level: draft.level, places: Number(draft.places), conditions: draft.conditions, fromOn: draft.fromOn || null } }))) return;
    tell(t('desk.posted'));
    onClose();
  };
  return (
    <Dialog isOpen title={t('postForm.title')} onClose={onClose}
      foot={<><Button onClick={onClose}>{t('back')}</Button><Button kind="primary" isBusy={isRunning} disabled={!draft.level || !/^[1-9]\d{0,2}$/.test(draft.places)} onClick={() => void send()}>{t('postForm.do')}</Button></>}>
      <div className="stack">
        <p>{t('postForm.text', { days: vacancy.workingDays })}</p>
        <Field label={t('postForm.level')} isRequired>{(links) => <Select {...links} value={draft.level} choices={free.map(({ code, name, vacant }) => ({ value: code, label: t('postForm.levelVacant', { level: name, count: vacant }) }))} onChange={(event) => set({ level: event.target.value })} />}</Field>
        <Field label={t('postForm.places')} isRequired>{(links) => <TextInput {...links} inputMode="numeric" value={draft.places} onChange={(event) => set({ places: event.target.value })} />}</Field>
        <Field label={t('postForm.from')} help={t('postForm.fromHelp')}>{(links) => <TextInput {...links} type="date" value={draft.fromOn} onChange={(event) => set({ fromOn: event.target.value })} />}</Field>
        <Field label={t('postForm.conditions')} isRequired>{(links) => <TextArea {...links} rows={4} maxLength={2_000} value={draft.conditions} onChange={(event) => set({ conditions: event.target.value })} />}</Field>
        <ProblemNote problem={problem} />
      </div>
    </Dialog>
  );
}
