import CircleAlert from 'lucide-react/icons/circle-alert';
import Search from 'lucide-react/icons/search';
import { forwardRef, useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { useTranslation } from 'react-i18next';

export interface FieldLinks {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-required'?: true;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly help?: ReactNode;
  readonly error?: string;
  readonly isRequired?: boolean;
  /** Narrows a list: left empty it means all, so it is neither required nor marked as optional. */
  readonly isFilter?: boolean;
  /** Used and allowed characters, shown when a limit exists. */
  readonly count?: { readonly used: number; readonly limit: number };
  readonly children: (links: FieldLinks) => ReactNode;
}

/** Label, help and fault of one control, tied together for those who listen instead of look. */
export function Field({ label, help, error, isRequired, isFilter, count, children }: FieldProps) {
  const id = useId();
  const { t } = useTranslation('shell');
  const described = [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {isRequired || isFilter ? null : <span className="field-need">{t('form.optional')}</span>}
      </label>
      {help ? <p className="field-help" id={`${id}-help`}>{help}</p> : null}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': isRequired ? true : undefined })}
      {error || count ? (
        <div className="field-foot">
          {error ? <p className="field-error" id={`${id}-error`} role="alert"><CircleAlert size={16} aria-hidden />{error}</p> : null}
          {count ? <span className="field-count">{count.used} / {count.limit}</span> : null}
        </div>
      ) : null}
    </div>
  );
}

export const TextInput = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement> & { readonly unit?: string }>(function TextInput({ className = '', unit, ...rest }, ref) {
  const input = <input ref={ref} className={`input ${className}`.trimEnd()} {...rest} />;
  return unit ? <div className="input-affix">{input}<span aria-hidden>{unit}</span></div> : input;
});

export const TextArea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function TextArea({ className = '', ...rest }, ref) {
  return <textarea ref={ref} className={`input ${className}`.trimEnd()} {...rest} />;
});

export interface Choice {
  readonly value: string;
  readonly label: string;
}

type SelectProps = SelectHTMLAttributes<HTMLSelectElement> & { readonly choices: readonly Choice[]; readonly placeholder?: string };

export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select({ choices, placeholder, className = '', ...rest }, ref) {
  return (
    <select ref={ref} className={`input ${className}`.trimEnd()} {...rest}>
      {placeholder === undefined ? null : <option value="">{placeholder}</option>}
      {choices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  );
});

interface FilterSelectProps {
  readonly label: string;
  /** What the empty choice says: all of them. */
  readonly all: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
}

/** Narrows a list to one of its kinds; undefined is all of them. */
export function FilterSelect({ label, all, value, choices, onChange }: FilterSelectProps) {
  return <Field isFilter label={label}>{(links) => <Select {...links} placeholder={all} value={value ?? ''} choices={choices} onChange={(event) => onChange(event.target.value || undefined)} />}</Field>;
}

/** A search box; its label is read out, the magnifier is seen. */
export const SearchInput = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement> & { readonly label: string }>(function SearchInput({ label, ...rest }, ref) {
  return (
    <div className="search">
      <Search size={18} aria-hidden />
      <TextInput ref={ref} type="search" aria-label={label} placeholder={label} {...rest} />
    </div>
  );
});

interface ChoicePillsProps {
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One of a few, all visible: native radio buttons, so that arrow keys work. */
export function ChoicePills({ legend, choices, value, onChange }: ChoicePillsProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="visually-hidden">{legend}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onChange(choice.value)} />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
