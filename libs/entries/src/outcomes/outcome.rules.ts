import { canonicalJson, sha256 } from '@jiangong/kernel';
import type { EntryContent, EntryForm, OutcomeAnswer } from '../submissions/public';

/** 492000.5 yuan are 49200050 fen; exact, by text. */
export function fenOf(yuan: string): string {
  const [whole = '0', cents = ''] = yuan.split('.');
  return String(BigInt(`${whole}${cents.padEnd(2, '0').slice(0, 2)}`));
}

export const factHashOf = (outcome: OutcomeAnswer): string => sha256(canonicalJson(outcome));

/** The outcomes of a content, in the order of its form. */
export const outcomesIn = (form: EntryForm, content: EntryContent): readonly OutcomeAnswer[] =>
  form.fields.flatMap((field) => (field.kind === 'outcomes' ? ((content[field.code] ?? []) as readonly OutcomeAnswer[]) : []));

/** Which known row an outcome is: one that states the same, each used once. A changed statement is unverified anew. */
export function matched<K extends { readonly factHash: string }>(known: readonly K[], hashes: readonly string[]): (K | null)[] {
  const left = [...known];
  return hashes.map((hash) => {
    const at = left.findIndex((row) => row.factHash === hash);
    return at < 0 ? null : left.splice(at, 1)[0]!;
  });
}
