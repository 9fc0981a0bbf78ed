import { useId, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../data/use-command';
import { Button, Field, ProblemNote, Select, TextInput, useToast } from '../../design';
import { saveWordsMutation } from './keywords-query';
import { misfits, wordsIn } from './keywords.rules';

/** New words, or known ones with another level. */
export function KeywordForm({ notes, onDone }: { readonly notes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation('moderation');
  const tell = useToast();
  const known = useId();
  const [text, setText] = useState('');
  const [level, setLevel] = useState('look');
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { run, problem, isRunning } = useCommand(saveWordsMutation);
  const words = wordsIn(text);
  const unfit = misfits(words);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (words.length === 0 || unfit.length > 0) return;
    if (!(await run({ input: { words: words.map((word) => ({ word, level, note: note.trim() })) } }))) return;
    tell(t('words.added', { count: words.length }));
    setText('');
    setIsTried(false);
    onDone();
  };
  return (
    <form className="card stack" onSubmit={(event) => void add(event)}>
      <div className="word-add">
        <Field label={t('words.word')} isRequired help={t('words.wordHelp')} error={isTried && unfit.length > 0 ? t('words.fault', { words: unfit.join(' ') }) : undefined}>{(links) => <TextInput {...links} value={text} onChange={(event) => setText(event.target.value)} />}</Field>
        <Field label={t('words.levelLabel')} isRequired>{(links) => <Select {...links} value={level} choices={(['look', 'block'] as const).map((value) => ({ value, label: t(`words.level.${value}`) }))} onChange={(event) => setLevel(event.target.value)} />}</Field>
        <Field label={t('words.note')} help={t('words.noteHelp')}>{(links) => <TextInput {...links} list={known} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
        <Button kind="primary" type="submit" isBusy={isRunning} disabled={words.length === 0}>{t('words.add')}</Button>
      </div>
      <datalist id={known}>{notes.map((one) => <option key={one} value={one} />)}</datalist>
      <ProblemNote problem={problem} />
    </form>
  );
}
