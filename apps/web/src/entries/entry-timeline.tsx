import { Timeline } from '../design';
import { useTimes } from '../i18n/times';
import { useWordFor } from '../i18n/use-words';

export interface TimelineStep {
  readonly stage: string;
  readonly state: string;
  readonly at: string | null;
  readonly note: string | null;
}

/** Where an entry stands, in plain words: 已提交 → 单位推荐 → 区县审核 → 评审 → 公示 → 公布. */
export function EntryTimeline({ steps, isSlim }: { readonly steps: readonly TimelineStep[]; readonly isSlim?: boolean }) {
  const wordFor = useWordFor();
  const times = useTimes();
  return (
    <Timeline
      isSlim={isSlim}
      items={steps.map(({ stage, state, at, note }) => ({
        key: stage, name: wordFor('timeline', stage), state, stateWord: wordFor('timelineState', state),
        at: at ? times.instant(at) : state === 'current' || state === 'returned' || state === 'declined' ? wordFor('timelineState', state) : undefined, note,
      }))}
    />
  );
}
