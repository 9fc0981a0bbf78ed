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
  if (page.problem) return <ProblemNote problem={page.problem} onAgain={page.again} />;
  return loading ?? <LoadingBlock />;
}
