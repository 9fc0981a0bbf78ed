import { useCallback, useState } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { problemOf, type Problem } from './problem';

type Answer<Result> = Exclude<Result[keyof Result], { __typename: 'Refusal' }>;

export interface Command<Result, Variables> {
  /** Answers the result, or null when it was refused or failed: then `problem` says why. */
  readonly run: (variables: Variables) => Promise<Answer<Result> | null>;
  readonly problem: Problem | null;
  readonly isRunning: boolean;
  readonly clear: () => void;
}

const isRefusal = (value: unknown): value is { code: string; message: string; facts: unknown } =>
  typeof value === 'object' && value !== null && (value as { __typename?: string }).__typename === 'Refusal';

/** One mutation with one root field. A refusal (a member of the answer's union) and an error become one `problem`. */
export function useCommand<Result extends object, Variables extends AnyVariables>(document: TypedDocumentNode<Result, Variables>): Command<Result, Variables> {
  const client = useClient();
  const [state, setState] = useState<{ problem: Problem | null; isRunning: boolean }>({ problem: null, isRunning: false });

  const run = useCallback(async (variables: Variables) => {
    setState({ problem: null, isRunning: true });
    const { data, error } = await client.mutation<Result, AnyVariables>(document, variables).toPromise();
    if (error || !data) {
      setState({ problem: error ? problemOf(error) : { kind: 'offline' }, isRunning: false });
      return null;
    }
    const answer: unknown = Object.entries(data).find(([field]) => field !== '__typename')?.[1];
    if (isRefusal(answer)) {
      setState({ problem: { kind: 'refused', code: answer.code, message: answer.message, facts: answer.facts }, isRunning: false });
      return null;
    }
    setState({ problem: null, isRunning: false });
    return answer as Answer<Result>;
  }, [client, document]);

  const clear = useCallback(() => setState({ problem: null, isRunning: false }), []);
  return { ...state, run, clear };
}
