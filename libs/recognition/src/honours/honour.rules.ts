import type { FormField } from '@jiangong/programme';

const MOST_LETTERS = 2_000;

/**
 * The deeds in brief, as handed in: the answer to the field `deeds`, else to the first long text of the form.
 * Nothing else of an entry is public (domain.md §7: name, unit, post and deeds, never numbers).
 */
export function deedsOf(content: Readonly<Record<string, unknown>>, fields: readonly Pick<FormField, 'code' | 'kind'>[]): string {
  const codes = ['deeds', ...fields.filter((field) => field.kind === 'long_text').map((field) => field.code)];
  const answers = codes.map((code) => content[code]).filter((answer): answer is string => typeof answer === 'string' && answer.trim() !== '');
  return [...(answers[0]?.trim() ?? '')].slice(0, MOST_LETTERS).join('');
}
