import { useEffect, useRef, useState } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { problemOf, type Problem } from './problem';
import { usePage, type PageState } from './use-page';

interface Connection<Row> {
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

export interface ListState<Content, Row> extends PageState<Content> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly moreProblem: Problem | null;
  readonly more: () => void;
}

interface Further<Row> {
  readonly of: string;
  readonly rows: readonly Row[];
  readonly last: Connection<Row>['pageInfo'] | null;
  readonly isLoading: boolean;
  readonly problem: Problem | null;
}

const none = (of: string) => ({ of, rows: [], last: null, isLoading: false, problem: null });

/**
 * A long list in keyset pages: the first with the page, the rest as they are asked for. The document must take `after`;
 * `pick` finds the connection in its answer.
 */
export function useList<Content, Variables extends AnyVariables & object, Row>(
  document: TypedDocumentNode<Content, Variables>,
  variables: Omit<Variables, 'after'>,
  pick: (content: Content) => Connection<Row>,
  options: { readonly isPaused?: boolean } = {},
): ListState<Content, Row> {
  const client = useClient();
  const of = JSON.stringify(variables);
  const first = usePage<Content, AnyVariables>(document as TypedDocumentNode<Content, AnyVariables>, variables, options);
  const [further, setFurther] = useState<Further<Row>>(none(of));
  const current = further.of === of ? further : none(of);
  const asked = useRef(of);
  useEffect(() => { asked.current = of; }, [of]);

  const head = first.content ? pick(first.content) : null;
  const last = current.last ?? head?.pageInfo ?? null;

  const more = async () => {
    if (!last?.hasNextPage) return;
    setFurther({ ...current, isLoading: true, problem: null });
    const { data, error } = await client.query(document as TypedDocumentNode<Content, AnyVariables>, { ...variables, after: last.endCursor }, { requestPolicy: 'network-only' }).toPromise();
    // The filters changed while this was under way: these rows belong to another list.
    if (asked.current !== of) return;
    if (!data) return setFurther({ ...current, isLoading: false, problem: error ? problemOf(error) : { kind: 'offline' } });
    const next = pick(data);
    setFurther({ of, rows: [...current.rows, ...next.nodes], last: next.pageInfo, isLoading: false, problem: null });
  };

  return {
    ...first,
    rows: [...(head?.nodes ?? []), ...current.rows],
    total: head?.totalCount ?? 0,
    hasMore: last?.hasNextPage ?? false,
    isLoadingMore: current.isLoading,
    moreProblem: current.problem,
    more: () => void more(),
    again: () => { setFurther(none(of)); first.again(); },
  };
}
