import { GraphQLError, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import { brokenLimit, LIMITS } from './limits';

export type Checked = { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const CACHE_SIZE = 1_000;

/** Parses, validates and weighs each document once; the text is the key. Faulty documents are not kept. */
export class DocumentCache {
  private readonly checked = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  check(text: string): Checked {
    const known = this.checked.get(text);
    if (known) return { document: known };
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
    this.checked.set(text, document);
    return { document };
  }
}
