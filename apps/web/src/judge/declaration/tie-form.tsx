import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ChoicePills, Field, SearchInput, TextInput } from '../../design';
import type { Candidate } from './declaration-query';

const KINDS = ['kin', 'mentor', 'other'] as const;

export interface Tie {
  readonly entryId: string | null;
  /** The person or work as it is shown; sent only when no entry was chosen. */
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly note: string;
}

interface TieFormProps {
  readonly candidates: readonly Candidate[];
  readonly isBlind: boolean;
  readonly onAdd: (tie: Tie) => void;
  readonly onClose: () => void;
}

const MOST_FOUND = 6;

/** One tie: with an entry found by its title or unit, or with somebody by name where nothing may be shown. */
export function TieForm({ candidates, isBlind, onAdd, onClose }: TieFormProps) {
  const { t } = useTranslation('judge');
  const [words, setWords] = useState('');
  const [entry, setEntry] = useState<Candidate | null>(null);
  const [kind, setKind] = useState<Tie['kind'] | ''>('');
  const [note, setNote] = useState('');
  const sought = words.trim();
  const found = isBlind || entry || sought === '' ? [] : candidates.filter(({ title, organizationName }) => title.includes(sought) || organizationName.includes(sought)).slice(0, MOST_FOUND);
  const name = entry?.title ?? sought;
  const isWhole = name !== '' && kind !== '' && (kind !== 'other' || note.trim() !== '');
  const add = () => { if (isWhole) onAdd({ entryId: entry?.entryId ?? null, name, kind, note: note.trim() }); };
  return (
    <form className="inline-form" aria-label={t('declaration.add')} onSubmit={(event) => { event.preventDefault(); add(); }}>
      {entry ? (
        <div className="row-apart"><p><strong>{entry.title}</strong> <span className="quiet">{entry.organizationName}</span></p><Button kind="quiet" size="small" onClick={() => setEntry(null)}>{t('declaration.another')}</Button></div>
      ) : isBlind ? (
        <Field isRequired label={t('declaration.name')}>{(links) => <TextInput {...links} maxLength={120} value={words} onChange={(event) => setWords(event.target.value)} />}</Field>
      ) : (
        <>
          <SearchInput label={t('declaration.search')} maxLength={120} value={words} onChange={(event) => setWords(event.target.value)} />
          <ul className="found">{found.map((one) => <li key={one.entryId}><button type="button" onClick={() => setEntry(one)}><strong>{one.title}</strong> <span className="small quiet">{one.organizationName}</span></button></li>)}</ul>
          {sought !== '' && found.length === 0 ? <p className="small quiet">{t('declaration.byName')}</p> : null}
        </>
      )}
      <ChoicePills legend={t('declaration.which')} value={kind} choices={KINDS.map((value) => ({ value, label: t(`declaration.kind.${value}`) }))} onChange={(to) => setKind(to as Tie['kind'])} />
      <Field isRequired={kind === 'other'} label={t('declaration.note')}>{(links) => <TextInput {...links} maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />}</Field>
      <div className="row"><Button type="submit" size="small" kind="primary" disabled={!isWhole}>{t('declaration.put')}</Button><Button kind="quiet" size="small" onClick={onClose}>{t('declaration.leave')}</Button></div>
    </form>
  );
}
