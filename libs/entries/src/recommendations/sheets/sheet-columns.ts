import type { TableColumn } from '@jiangong/platform';
import type { EntryForm } from '../../submissions/public';

export const CATEGORY = '类别';
export const MEMBER_NO = '工号';
export const NAME = '姓名';
export const DEEDS = '事迹';
/** What the template writes beside the number of its example, so that a row left in is known for what it is. */
export const EXAMPLE_MARK = '示例';

/** The columns of a sheet of recommendations: who, for what, and one for each field of the round's form. */
export function sheetColumns(form: EntryForm): TableColumn[] {
  const told = form.fields.find((field) => field.kind === 'long_text' && field.required) ?? form.fields.find((field) => field.kind === 'long_text');
  return [
    { name: CATEGORY },
    { name: MEMBER_NO, kind: 'code' },
    { name: NAME },
    ...form.fields.filter(({ kind }) => kind !== 'files' && kind !== 'outcomes').map((field) => ({
      name: field.label,
      // the field's own paper calls the deeds simply 事迹, whatever the form's label
      aliases: field === told && field.label !== DEEDS ? [DEEDS] : [],
      kind: field.kind === 'day' ? ('day' as const) : ('text' as const),
      isOptional: !field.required,
    })),
  ];
}

/** The answers of a row by field code; a choice may be written by its label. */
export function contentOf(form: EntryForm, cells: Readonly<Record<string, string>>): Record<string, string> {
  const answers = form.fields.map((field): [string, string] => {
    const written = cells[field.label] ?? '';
    const choice = field.choices.find((one) => one.label === written);
    return [field.code, choice?.value ?? written];
  });
  return Object.fromEntries(answers.filter(([, written]) => written !== ''));
}

/** The column of the sheet in which a field of the form stands. */
export const columnOf = (form: EntryForm, path: string): string => form.fields.find((field) => `content.${field.code}` === path)?.label ?? path;
