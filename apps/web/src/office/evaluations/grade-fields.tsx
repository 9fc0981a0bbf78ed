import { useTranslation } from 'react-i18next';
import { Button, Field, TextInput } from '../../design';
import type { SchemeDraft } from './scheme-draft';

/** Grades from the highest down; the last one begins at nothing, so that everybody has one. */
export function GradeFields({ draft, change }: { readonly draft: SchemeDraft; readonly change: (act: (next: SchemeDraft) => void) => void }) {
  const { t } = useTranslation('funds');
  return (
    <fieldset className="stack scheme-group">
      <legend><strong>{t('scheme.grades')}</strong></legend>
      {draft.grades.map(({ name, from }, at) => (
        <div key={at} className="scheme-grade">
          <Field label={t('evaluation.grade')} isRequired>{(links) => <TextInput {...links} maxLength={20} value={name} onChange={(event) => change((next) => { next.grades[at]!.name = event.target.value; })} />}</Field>
          <Field label={t('scheme.from')} isRequired>{(links) => <TextInput {...links} inputMode="decimal" unit={t('scheme.points')} value={from} onChange={(event) => change((next) => { next.grades[at]!.from = event.target.value; })} />}</Field>
          {draft.grades.length > 1 ? <Button size="small" kind="quiet" aria-label={t('scheme.dropOf', { name })} onClick={() => change((next) => { next.grades.splice(at, 1); })}>{t('scheme.drop')}</Button> : null}
        </div>
      ))}
      <p><Button size="small" onClick={() => change((next) => { next.grades.splice(next.grades.length - 1, 0, { name: '', from: '' }); })}>{t('scheme.addGrade')}</Button></p>
    </fieldset>
  );
}
