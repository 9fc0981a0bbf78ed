import type { ReactNode } from 'react';
import type { PageState } from '../data/use-page';
import { ProblemNote } from './problem-note';
import { LoadingBlock } from './surfaces';

interface ShownProps<Content> {
  readonly page: PageState<Content>;
  readonly loading?: ReactNode;
  readonly children: (content: Content) => ReactNode;
}

/** A page's content when it is there; else what it waits for or why it is missing. */
export function Shown<Content>({ page, loading, children }: ShownProps<Content>) {
  if (page.content) return children(page.content);
  // What a question finds wrong with its input came from the address: there is no such page.
  if (page.problem) return <ProblemNote problem={page.problem.kind === 'bad_input' ? { kind: 'not_found', message: page.problem.message } : page.problem} onAgain={page.again} />;
  return loading ?? <LoadingBlock />;
}
