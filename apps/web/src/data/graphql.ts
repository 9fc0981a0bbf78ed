import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env';

/**
 * The one way to write a document: typed against the committed schema, so that a renamed field does not compile.
 * Fragments are not masked; a page reads what its document asked for.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { DateTime: string; Day: string; JSON: unknown };
}>();

export type { FragmentOf, ResultOf, VariablesOf } from 'gql.tada';

/** What every command may answer instead of its result. */
export const refusalFields = graphql(`fragment RefusalFields on Refusal { __typename code message facts }`);
