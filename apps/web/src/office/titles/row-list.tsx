import X from 'lucide-react/icons/x';
import { useTranslation } from 'react-i18next';
import { Button, Field, TextInput } from '../../design';
import { freshCode, type Row } from './title-draft';

interface RowColumn {
  readonly key: string;
  readonly label: string;
  readonly kind?: 'text' | 'number' | 'check';
}

interface RowListProps {
  readonly title: string;
  /** New rows get a code that begins so. */
  readonly stem: string;
  readonly columns: readonly RowColumn[];
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
}

/** A few rows of the same shape, added and removed. */
export function RowList({ title, stem, columns, rows, onChange }: RowListProps) {
  const { t } = useTranslation('titles');
  const set = (at: number, key: string, value: string) => onChange(rows.map((row, index) => (index === at ? { ...row, [key]: value } : row)));
  return (
    <fieldset className="stack">
      <legend><strong>{title}</strong></legend>
      <ul className="title-rows">
        {rows.map((row, at) => (
          <li key={row.code} className="title-row">
            {columns.map(({ key, label, kind }) => (kind === 'check' ? (
              <label key={key} className="row"><input type="checkbox" checked={row[key] === 'yes'} onChange={(event) => set(at, key, event.target.checked ? 'yes' : '')} />{label}</label>
            ) : (
              <Field key={key} label={label} isRequired>{(links) => <TextInput {...links} inputMode={kind === 'number' ? 'decimal' : undefined} maxLength={60} value={row[key] ?? ''} onChange={(event) => set(at, key, event.target.value)} />}</Field>
            )))}
            <Button kind="quiet" size="small" aria-label={t('form.remove', { row: at + 1 })} icon={<X size={18} aria-hidden />} onClick={() => onChange(rows.filter((_one, index) => index !== at))} />
          </li>
        ))}
      </ul>
      <div><Button size="small" onClick={() => onChange([...rows, { code: freshCode(stem, rows) }])}>{t('form.add')}</Button></div>
    </fieldset>
  );
}
