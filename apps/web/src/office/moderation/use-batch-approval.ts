import { useState } from 'react';
import { useCommand } from '../../data/use-command';
import { moderateMutation, type WorkReview } from './moderation-query';

/** One after another by the single path, each by the version that was looked at; ends at the first that is refused. */
export function useBatchApproval(onDone: (count: number) => void) {
  const { run, problem } = useCommand(moderateMutation);
  const [at, setAt] = useState<number | null>(null);
  const approve = async (rows: readonly WorkReview[]) => {
    let done = 0;
    for (const row of rows) {
      setAt(done + 1);
      if (!(await run({ input: { id: row.id, act: 'approve', version: row.version } }))) break;
      done += 1;
    }
    setAt(null);
    onDone(done);
  };
  return { approve, problem, at };
}
