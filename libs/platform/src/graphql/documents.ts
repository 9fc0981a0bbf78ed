import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { brokenLimit, LIMITS, tooManyFields } from './limits';
import { PlainQuery } from './plain-query';

interface Known {
  readonly document: DocumentNode;
  /** The document worked out beforehand, when it asks for plain data only. */
  readonly plain: PlainQuery | null;
}

export type Checked = Known | { readonly errors: readonly GraphQLError[] };

/**
 * In letters of all remembered documents together: what a document holds in memory grows with its length, up to some hundred
 * bytes a letter. All pages of the product are a fifth of it.
 */
const REMEMBERED = 400_000;
/** A document longer than any page's is worked out anew each time. */
const LONGEST = 20_000;

/** Parses, validates and weighs each document once; the text is the key. Faulty documents are not kept. */
export class DocumentCache {
  private readonly checked = new Map<string, Known>();
  private letters = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  check(text: string): Checked {
    const known = this.checked.get(text);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(text, { maxTokens: LIMITS.tokens });
    } catch (error) {
      return { errors: [error as GraphQLError] };
    }
    const crowded = tooManyFields(document);
    if (crowded) return { errors: [crowded] };
    const errors = validate(this.schema, document, specifiedRules, { maxErrors: 5 });
    if (errors.length > 0) return { errors };
    const broken = brokenLimit(this.schema, document);
    if (broken) return { errors: [broken] };
    const checked = { document, plain: PlainQuery.of(this.schema, document) };
    if (text.length <= LONGEST) this.remember(text, checked);
    return checked;
  }

  private remember(text: string, checked: Known): void {
    this.checked.set(text, checked);
    this.letters += text.length;
    for (const oldest of this.checked.keys()) {
      if (this.letters <= REMEMBERED) return;
      this.checked.delete(oldest);
      this.letters -= oldest.length;
    }
  }
}
