import type { FormField } from './form-field';

/** Which sentence of the shell's `form.fault` says it, with its figures. */
export type AnswerFault =
  | { readonly key: 'required' | 'number' | 'whole' | 'cents' | 'day' | 'period' }
  | { readonly key: 'tooLong'; readonly limit: number; readonly used: number }
  | { readonly key: 'tooSmall' | 'tooLarge'; readonly limit: number };

export const lengthOf = (text: string): number => [...text.trim()].length;

const NUMBER = /^[+-]?(\d{1,15}|\d{1,3}(,\d{3})+)(\.\d{1,6})?$/;

function isDay(text: string): boolean {
  const [year, month, day] = text.split('-').map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(Date.UTC(year!, month! - 1, day));
  return date.getUTCMonth() === month! - 1 && date.getUTCDate() === day;
}

/**
 * What can be seen to be wrong while typing, so that nobody learns it only from the server, which checks all of it again
 * by the pinned rules.
 */
export function checkAnswer(field: FormField, answer: string): AnswerFault | null {
  const text = answer.normalize('NFKC').trim();
  if (text === '') return field.isRequired ? { key: 'required' } : null;
  switch (field.kind) {
    case 'integer': case 'decimal': case 'money': return checkNumber(field, text);
    case 'day': return isDay(text) ? null : { key: 'day' };
    case 'choice': return field.choices.some(({ value }) => value === answer) ? null : { key: 'required' };
    default: return lengthOf(answer) > field.maxLength ? { key: 'tooLong', limit: field.maxLength, used: lengthOf(answer) } : null;
  }
}

function checkNumber(field: FormField, text: string): AnswerFault | null {
  if (!NUMBER.test(text)) return { key: 'number' };
  const plain = text.replaceAll(',', '');
  const decimals = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (field.kind === 'integer' && decimals > 0) return { key: 'whole' };
  if (field.kind === 'money' && decimals > 2) return { key: 'cents' };
  const value = Number(plain);
  if (field.minimum !== undefined && value < field.minimum) return { key: 'tooSmall', limit: field.minimum };
  if (field.maximum !== undefined && value > field.maximum) return { key: 'tooLarge', limit: field.maximum };
  return null;
}
