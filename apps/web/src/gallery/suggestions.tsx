import { useNavigate } from '@tanstack/react-router';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../data/graphql';
import { usePage } from '../data/use-page';
import { Chip, SearchInput } from '../design';
import { FOUND_KINDS, FOUND_PLACES } from './addresses';
import './suggestions.css';

const suggestionsQuery = graphql(`query Suggestions($typed: String!) { suggestions(typed: $typed) { kind id title sub } }`);

interface SuggestingInputProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const TYPING_MS = 120;
const MOST_LETTERS = 60;

/** The value once nothing was typed for a moment. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), TYPING_MS);
    return () => clearTimeout(wait);
  }, [value]);
  return settled;
}

/** The search box with up to eight places to go to while one types: arrows choose, Enter goes there, Escape puts them away. */
export default function SuggestingInput({ value, onChange }: SuggestingInputProps) {
  const { t } = useTranslation('gallery');
  const navigate = useNavigate();
  const list = useId();
  const typed = useSettled(value.trim().slice(0, MOST_LETTERS));
  const page = usePage(suggestionsQuery, { typed }, { isPaused: typed === '' });
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const rows = typed === '' ? [] : (page.content?.suggestions ?? []);
  const isShown = isOpen && rows.length > 0;
  const chosen = isShown ? rows[at] : undefined;
  const close = () => { setIsOpen(false); setAt(-1); };
  const go = (row: (typeof rows)[number]) => {
    const kind = FOUND_KINDS.find((known) => known === row.kind);
    close();
    if (kind) void navigate({ to: FOUND_PLACES[kind], params: { id: row.id } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // while characters are being composed the keys belong to the input method
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (rows.length === 0) return;
      event.preventDefault();
      setIsOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((before) => (isOpen ? ((before + step + rows.length + 1 + 1) % (rows.length + 1)) - 1 : step === 1 ? 0 : rows.length - 1));
    }
    if (event.key === 'Escape' && isShown) { event.preventDefault(); close(); }
    if (event.key === 'Enter') {
      if (chosen) { event.preventDefault(); go(chosen); }
      else close();
    }
  };
  return (
    <div className="suggesting" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) close(); }}>
      <SearchInput label={t('search.label')} autoFocus value={value} maxLength={100} enterKeyHint="search" autoComplete="off" role="combobox"
        aria-autocomplete="list" aria-expanded={isShown} aria-controls={isShown ? list : undefined} aria-activedescendant={chosen ? `${list}-${at}` : undefined}
        onChange={(event) => { onChange(event.target.value); setIsOpen(true); setAt(-1); }} onKeyDown={onKeyDown} />
      {isShown ? (
        <ul className="suggestions" id={list} role="listbox" aria-label={t('search.suggestions')}>
          {rows.map((row, place) => (
            // the input keeps the focus, as the pattern asks; the pointer only chooses
            <li key={`${row.kind}${row.id}`} id={`${list}-${place}`} role="option" aria-selected={place === at} onMouseDown={(event) => event.preventDefault()} onClick={() => go(row)} onMouseMove={() => setAt(place)}>
              <Chip>{t(`search.kinds.${row.kind as 'star'}`)}</Chip>
              <span className="suggestion-text"><strong>{row.title}</strong><span className="small quiet">{row.sub}</span></span>
            </li>
          ))}
        </ul>
      ) : null}
      <span className="visually-hidden" role="status">{isShown ? t('search.suggested', { count: rows.length }) : ''}</span>
    </div>
  );
}
