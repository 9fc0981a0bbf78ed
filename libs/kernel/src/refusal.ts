/** A sentence in both languages of the product; Chinese is the source. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

export type Facts = Readonly<Record<string, unknown>>;

/**
 * The rules say no. Thrown inside a command, so that the transaction rolls back; shown to the person
 * with the rule and the figures that made it (`facts`). Declare one with {@link defineRefusal}.
 */
export abstract class Refusal extends Error {
  abstract readonly code: string;
  abstract readonly facts: Facts;
  abstract readonly text: Bilingual;
}

export interface RefusalClass<F extends Facts> {
  new (facts: F): Refusal & { readonly facts: F };
  readonly code: string;
}

const codes = new Set<string>();

/**
 * Declares a refusal: its wire code and its text in both languages, so that a missing translation does not compile.
 *
 *     export const PlacesUsed = defineRefusal('PLACES_USED', (f: { places: number }) => ({ zh: …, en: … }));
 *     throw new PlacesUsed({ places: 2 });
 */
export function defineRefusal<F extends Facts = Record<string, never>>(
  code: string,
  text: (facts: F) => Bilingual,
): RefusalClass<F> {
  if (codes.has(code)) throw new Error(`refusal code declared twice: ${code}`);
  class DefinedRefusal extends Refusal {
    static readonly code = code;
    override readonly code = code;
    override readonly text: Bilingual;
    constructor(override readonly facts: F) {
      super(code);
      this.name = code;
      this.text = text(facts);
      this.message = this.text.zh;
    }
  }
  codes.add(code);
  return DefinedRefusal;
}

/** One faulty field of an input: `path` as the caller wrote it (`input.deeds`, `rows[3].memberNo`). */
export interface FieldFault extends Bilingual {
  readonly path: string;
}

/** The input itself is wrong (shape, length, range): nothing was tried. */
export class BadInput extends Error {
  constructor(readonly faults: readonly FieldFault[]) {
    super(faults.map((f) => `${f.path}: ${f.zh}`).join('; '));
    this.name = 'BadInput';
  }
  static at(path: string, zh: string, en: string): BadInput {
    return new BadInput([{ path, zh, en }]);
  }
}

/** The row is not there, or the actor may not know that it is: the same words for both. */
export class NotFound extends Error {
  constructor(readonly what: Bilingual = { zh: '内容', en: 'item' }) {
    super(`not found: ${what.en}`);
    this.name = 'NotFound';
  }
}

/** Nobody is signed in and the operation needs somebody. */
export class SignInNeeded extends Error {
  constructor() {
    super('sign-in needed');
    this.name = 'SignInNeeded';
  }
}

/** The actor lacks the permission anywhere; says which one, never what lies behind it. */
export class NotAllowed extends Error {
  constructor(readonly permission: string) {
    super(`not allowed: ${permission}`);
    this.name = 'NotAllowed';
  }
}
