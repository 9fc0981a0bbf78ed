import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { brokenLimit, LIMITS } from './limits';
import { PlainQuery } from './plain-query';

interface Known {
  readonly document: DocumentNode;
  /** The document worked out beforehand, when it asks for plain data only. */
  readonly plain: PlainQuery | null;
}

export type Checked = Known | { readonly errors: readonly GraphQLError[] };

const CACHE_SIZE = 1_000;

/** Parses, validates and weighs each document once; the text is the key. Faulty documents are not kept. */
export class DocumentCache {
  private readonly checked = new Map<string, Known>();

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
    const errors = validate(this.schema, document, specifiedRules, { maxErrors: 5 });
    if (errors.length > 0) return { errors };
    const broken = brokenLimit(this.schema, document);
    if (broken) return { errors: [broken] };
    if (this.checked.size >= CACHE_SIZE) this.checked.delete(this.checked.keys().next().value!);
    const checked = { document, plain: PlainQuery.of(this.schema, document) };
    this.checked.set(text, checked);
    return checked;
  }
}
