import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Field, Select, TextInput } from '../design';

export interface EvidenceDraft {
  readonly code: string;
  readonly title: string;
  readonly onDay: string;
}

interface EvidenceFormProps {
  readonly kinds: readonly { readonly code: string; readonly name: string }[];
  readonly word: string;
  readonly isBusy: boolean;
  /** True when it was taken. */
  readonly onSend: (draft: EvidenceDraft) => Promise<boolean>;
}

export function EvidenceForm({ kinds, word, isBusy, onSend }: EvidenceFormProps) {
  const { t } = useTranslation('titles');
  const empty = { code: kinds[0]?.code ?? '', title: '', onDay: '' };
  const [draft, setDraft] = useState(empty);
  const send = async () => { if (await onSend(draft)) setDraft(empty); };
  return (
    <form className="row title-fields" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <Field label={t('mine.kind')} isRequired>{(links) => <Select {...links} value={draft.code} choices={kinds.map(({ code, name }) => ({ value: code, label: name }))} onChange={(event) => setDraft({ ...draft, code: event.target.value })} />}</Field>
      <Field label={t('mine.what')} isRequired>{(links) => <TextInput {...links} maxLength={120} value={draft.title} placeholder={t('mine.whatHelp')} onChange={(event) => setDraft({ ...draft, title: event.target.value })} />}</Field>
      <Field label={t('mine.onDay')} isRequired>{(links) => <TextInput {...links} type="date" value={draft.onDay} onChange={(event) => setDraft({ ...draft, onDay: event.target.value })} />}</Field>
      <Button type="submit" isBusy={isBusy} disabled={draft.title.trim() === '' || draft.onDay === ''}>{word}</Button>
    </form>
  );
}
