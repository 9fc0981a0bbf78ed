import type { FormField } from '@jiangong/programme';
import { blindCodeOf, maskAnswer } from './blind.rules';

/** Whether the round of `r` with rule version `v` is judged blind. */
export const IS_BLIND = `coalesce((v.content #>> '{judging,isBlind}')::boolean, false)`;

/** What names the entry `e`: its title, its person with their number, its co-authors, every organization it hangs under. */
export const NAMES_OF_ENTRY = `(
  select coalesce(json_agg(distinct known.name), '[]') from (
    select e.title as name
    union all select m.name from member m where m.id = e.member_id
    union all select m.member_no from member m where m.id = e.member_id
    union all select m.name from entry_author w join member m on m.id = w.member_id where w.entry_id = e.id
    union all select o.name from organization_closure c join organization o on o.id = c.ancestor_id where c.descendant_id = e.organization_id
  ) known where known.name is not null)`;

export interface EntryFacts {
  readonly code: string;
  readonly title: string;
  readonly organizationName: string | null;
  readonly isBlind: boolean;
  /** The drawn number of a blind round. */
  readonly number: number | null;
  readonly names: readonly string[];
}

export interface Answer {
  readonly label: string;
  readonly kind: string;
  readonly value: unknown;
}

const fieldsForJudge = (isBlind: boolean, fields: readonly FormField[]): readonly FormField[] => fields.filter((field) => !isBlind || !field.isIdentifying);

/** The answers a judge may see something of. */
export const answersForJudge = (isBlind: boolean, fields: readonly FormField[], content: Readonly<Record<string, unknown>>): unknown[] =>
  fieldsForJudge(isBlind, fields).map((field) => content[field.code]);

/** An entry as its judge may see it: as it was handed in, or in a blind round as a number without a name. */
export function asJudgeSees(
  { code, title, organizationName, isBlind, number, names }: EntryFacts, fields: readonly FormField[], content: Readonly<Record<string, unknown>>,
): { code: string; title: string; organizationName: string | null; isBlind: boolean; fields: Answer[] } {
  const answers = fieldsForJudge(isBlind, fields)
    .filter((field) => !field.onlyIn || content[field.code] !== undefined)
    .map((field) => ({ label: field.label, kind: field.kind, value: content[field.code] ?? null }));
  if (!isBlind) return { code, title, organizationName, isBlind, fields: answers };
  const label = labelOf(number);
  return { code: label, title: label, organizationName: null, isBlind, fields: answers.map((answer) => ({ ...answer, value: maskAnswer(answer.value, names) })) };
}

/** A blind entry that has no number yet is shown by none. */
export const labelOf = (number: number | null): string => (number === null ? '—' : blindCodeOf(number));
