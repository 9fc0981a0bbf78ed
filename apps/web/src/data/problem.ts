import type { CombinedError } from 'urql';

/** One faulty field as the server names it: the path in the input, the sentence in the chosen language. */
export interface FieldFault {
  readonly path: string;
  readonly message: string;
}

/**
 * Why something did not happen, however the server said it. `refused`: the rules say no, with the figures behind it.
 * `bad_input`: the input is wrong, field by field. The others have their own sentence in the shell's texts.
 */
export type Problem =
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly facts: unknown }
  | { readonly kind: 'bad_input'; readonly message: string; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'sign_in_needed' | 'not_allowed' | 'not_found' | 'too_large'; readonly message: string }
  | { readonly kind: 'offline' | 'unavailable' }
  | { readonly kind: 'internal'; readonly message: string; readonly number: string | null };

interface ToldError {
  readonly message: string;
  readonly extensions?: Record<string, unknown>;
}

const isFault = (value: unknown): value is FieldFault =>
  typeof value === 'object' && value !== null && 'path' in value && 'message' in value;

/** Reads one error of an answer, over GraphQL or over plain HTTP: both carry the same `extensions`. */
export function problemOfTold({ message, extensions = {} }: ToldError): Problem {
  const { code, faults, facts, correlationId } = extensions;
  switch (code) {
    case 'BAD_INPUT': return { kind: 'bad_input', message, faults: Array.isArray(faults) ? faults.filter(isFault) : [] };
    case 'SIGN_IN_NEEDED': return { kind: 'sign_in_needed', message };
    case 'NOT_ALLOWED': return { kind: 'not_allowed', message };
    case 'NOT_FOUND': return { kind: 'not_found', message };
    case 'TOO_LARGE': return { kind: 'too_large', message };
    case 'UNAVAILABLE': return { kind: 'unavailable' };
    case 'INTERNAL': case 'BAD_QUERY': case undefined:
      return { kind: 'internal', message, number: typeof correlationId === 'string' ? correlationId : null };
    default: return { kind: 'refused', code: String(code), message, facts: facts ?? {} };
  }
}

/** What urql reports: errors the server told, or that nothing came back at all. */
export function problemOf(error: CombinedError): Problem {
  const told = error.graphQLErrors[0];
  if (told) return problemOfTold({ message: told.message, extensions: told.extensions });
  const status = (error.response as Response | undefined)?.status ?? 0;
  if (status >= 500) return { kind: 'unavailable' };
  return { kind: 'offline' };
}

/** The sentence for a field, by the last part of its path: `input.content.deeds` belongs to `deeds`. */
export function faultOf(problem: Problem | null, field: string): string | undefined {
  if (problem?.kind !== 'bad_input') return undefined;
  return problem.faults.find(({ path }) => path === field || path.endsWith(`.${field}`))?.message;
}

/** Worth trying again as it is, because nothing was wrong with what was asked. */
export const isPassing = (problem: Problem): boolean => problem.kind === 'offline' || problem.kind === 'unavailable' || problem.kind === 'internal';
