import type { FileRef } from '../uploads';

export type OutcomeKind = 'indicator' | 'direct' | 'indirect';
export const OUTCOME_KINDS: readonly OutcomeKind[] = ['indicator', 'direct', 'indirect'];

/** One result as typed: a technical indicator with its unit, or a benefit in yuan. */
export interface OutcomeAnswer {
  readonly kind: OutcomeKind;
  readonly name: string;
  readonly unit: string;
  readonly value: string;
  readonly base: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly proof: readonly FileRef[];
}

type Loose = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

export const emptyOutcome = (kind: OutcomeKind): OutcomeAnswer => ({ kind, name: '', unit: '', value: '', base: '', periodFrom: '', periodTo: '', proof: [] });

/** Outcomes as they are kept, whole or half typed. */
export const readOutcomes = (value: unknown): readonly OutcomeAnswer[] =>
  (Array.isArray(value) ? value : []).filter(isRecord).map((raw) => ({
    kind: OUTCOME_KINDS.find((kind) => kind === raw.kind) ?? 'indicator',
    name: text(raw.name), unit: text(raw.unit), value: text(raw.value), base: text(raw.base), periodFrom: text(raw.periodFrom), periodTo: text(raw.periodTo),
    proof: (Array.isArray(raw.proof) ? raw.proof : []).filter(isRecord).map((one) => ({ id: text(one.id), sha256: text(one.sha256) })).filter(({ id }) => id !== ''),
  }));

export const isBlank = ({ name, unit, value, base, periodFrom, periodTo, proof }: OutcomeAnswer): boolean =>
  [name, unit, value, base, periodFrom, periodTo].every((one) => one.trim() === '') && proof.length === 0;

/** As they are sent: trimmed, without what was left empty. A benefit's unit is always yuan. */
export const outcomesOf = (outcomes: readonly OutcomeAnswer[]): readonly object[] =>
  outcomes.filter((one) => !isBlank(one)).map(({ kind, proof, unit, ...texts }) => ({
    kind, ...Object.fromEntries(Object.entries({ ...texts, ...(kind === 'indicator' ? { unit } : {}) }).map(([key, value]) => [key, value.trim()]).filter(([, value]) => value !== '')),
    ...(proof.length > 0 ? { proof } : {}),
  }));
