import { Shown } from '../../design';
import type { Viewer } from '../../app/session';
import { usePage } from '../../data/use-page';
import { may } from '../office-frame';
import type { OfficeRound } from '../round/round-query';
import { Certainty } from './certainty';
import { JudgeStrip } from './judge-strip';
import { RescoringCard } from './rescoring-card';
import { ResultTable } from './result-table';
import { runQuery, type Results, type Run } from './results-query';
import { criteriaOf } from './rule-figures';
import { WhatIfRoom } from './what-if-room';

interface RunRoomProps {
  readonly round: OfficeRound;
  readonly viewer: Viewer;
  readonly run: Run;
  readonly results: Results;
  readonly again: () => void;
}

/** A sealed run to decide from: how sure it is, the ranking, the judges behind it, and what other rules would have given. */
export function RunRoom({ round, viewer, run, results, again }: RunRoomProps) {
  const page = usePage(runQuery, { id: run.id });
  const both = () => { page.again(); again(); };
  return (
    <Shown page={page}>
      {({ scoreRun }) => (
        <>
          {scoreRun.rescoring ? <RescoringCard run={run} rescoring={scoreRun.rescoring} again={both} /> : null}
          {scoreRun.advice ? <Certainty run={scoreRun} advice={scoreRun.advice} /> : null}
          <ResultTable round={round} run={scoreRun} isDecided={results.decision?.runId === run.id} />
          {scoreRun.advice ? <JudgeStrip advice={scoreRun.advice} /> : null}
          {may(viewer, 'what_if.ask') || may(viewer, 'score_run.read') ? <WhatIfRoom run={scoreRun} criteria={criteriaOf(round.rules?.content)} canAsk={may(viewer, 'what_if.ask') && results.publication === null} /> : null}
        </>
      )}
    </Shown>
  );
}
