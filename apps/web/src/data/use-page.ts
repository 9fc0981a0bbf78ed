import { useQuery, type AnyVariables, type RequestPolicy, type TypedDocumentNode } from 'urql';
import { problemOf, type Problem } from './problem';

/** What a page knows about what it asked for. Old content stays while new is fetched, so that nothing flickers. */
export interface PageState<Content> {
  readonly content: Content | null;
  readonly problem: Problem | null;
  readonly isLoading: boolean;
  /** Asks the server again. */
  readonly again: () => void;
}

export function usePage<Content, Variables extends AnyVariables>(
  document: TypedDocumentNode<Content, Variables>,
  variables: Variables,
  options: { readonly isPaused?: boolean; readonly policy?: RequestPolicy } = {},
): PageState<Content> {
  const [{ data, error, fetching, stale }, execute] = useQuery<Content, AnyVariables>({
    query: document, variables, pause: options.isPaused, requestPolicy: options.policy,
  });
  return {
    content: data ?? null,
    // Content from before is worth more than a message about a refresh that failed.
    problem: error && !data ? problemOf(error) : null,
    isLoading: fetching || (stale && !data),
    again: () => execute({ requestPolicy: 'network-only' }),
  };
}
