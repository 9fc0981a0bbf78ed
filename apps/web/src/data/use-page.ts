import { useState } from 'react';
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
  const [{ data, error, fetching, stale, operation }, execute] = useQuery<Content, AnyVariables>({
    query: document, variables, pause: options.isPaused, requestPolicy: options.policy,
  });
  const of = JSON.stringify(variables);
  // While other variables are asked for, `data` still answers the former ones.
  const answers = operation ? JSON.stringify(operation.variables) : of;
  const [kept, setKept] = useState<{ readonly of: string; readonly content: Content } | null>(null);
  if (data && (kept?.content !== data || kept.of !== answers)) setKept({ of: answers, content: data });
  const content = data ?? (kept?.of === of ? kept.content : null);
  return {
    // A refresh that failed brings no data: what was there before is worth more than a message about it.
    content,
    problem: error && !content ? problemOf(error) : null,
    isLoading: fetching || (stale && !content),
    again: () => execute({ requestPolicy: 'network-only' }),
  };
}
