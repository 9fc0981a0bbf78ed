import type { AnswerFault, FormField } from '../forms';

export type FormStep = 'content' | 'outcomes' | 'authors' | 'files' | 'check';

const stepOf = ({ kind }: FormField): FormStep => (kind === 'files' ? 'files' : kind === 'outcomes' ? 'outcomes' : 'content');

/** The screens a form has: one task each, none that would be empty. */
export function stepsOf(fields: readonly FormField[], asks: { readonly authors: boolean; readonly declarations: boolean }): readonly FormStep[] {
  const has = (step: FormStep): boolean => fields.some((field) => stepOf(field) === step);
  return [
    'content', ...(has('outcomes') ? ['outcomes' as const] : []), ...(asks.authors || asks.declarations ? ['authors' as const] : []), ...(has('files') ? ['files' as const] : []), 'check',
  ];
}

export const fieldsOf = (fields: readonly FormField[], step: FormStep): readonly FormField[] => fields.filter((field) => stepOf(field) === step);

/** Those of the faults that lie on a screen; of outcomes by the field they stand in. */
export const faultsOf = (faults: ReadonlyMap<string, AnswerFault>, fields: readonly FormField[]): readonly string[] =>
  [...faults.keys()].filter((path) => fields.some(({ code }) => path === code || path.startsWith(`${code}[`)));
