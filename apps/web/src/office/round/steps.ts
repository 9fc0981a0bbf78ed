import { STEPS, type Step } from '../addresses';

const STEP_OF: Record<string, Step> = {
  scheduled: 'collect', collecting: 'collect', reviewing: 'collect', judging: 'judge', computing: 'compute', deciding: 'decide', notice: 'announce', published: 'announce',
};

/** Which of the five steps a phase belongs to (domain.md §3). */
export const stepOf = (phase: string): Step => STEP_OF[phase] ?? 'collect';

export type StepState = 'done' | 'current' | 'waiting';

export function stateOf(step: Step, phase: string): StepState {
  if (phase === 'published') return 'done';
  const at = STEPS.indexOf(step);
  const now = STEPS.indexOf(stepOf(phase));
  return at < now ? 'done' : at === now ? 'current' : 'waiting';
}

/** The phases whose end is a planned instant, in order, with the field that holds it. */
export const DATED = [
  { phase: 'scheduled', ends: 'collectingAt' }, { phase: 'collecting', ends: 'reviewingAt' }, { phase: 'reviewing', ends: 'judgingAt' },
  { phase: 'judging', ends: 'computingAt' }, { phase: 'computing', ends: 'decidingAt' },
] as const;
export type DatedPhase = (typeof DATED)[number]['phase'];

/** Deadlines that can still move: of the present phase and of those to come. */
export const movable = (phase: string): typeof DATED[number][] => {
  const at = DATED.findIndex((one) => one.phase === phase);
  return at < 0 ? [] : DATED.slice(at);
};

/** Opening or closing the intake before its time takes something from people and needs a reason; a round that is fed from others has no intake. */
export const isReasonDue = (round: { readonly phase: string; readonly feeds: readonly unknown[] }, toPhase: string): boolean =>
  toPhase === 'collecting' || (toPhase === 'reviewing' && round.phase === 'collecting' && round.feeds.length === 0);

/** When the calendar has the phase begin; null for those that begin when the work before them is done. */
export function plannedStart(round: { readonly collectingAt: string; readonly reviewingAt: string; readonly judgingAt: string; readonly computingAt: string; readonly decidingAt: string }, phase: string): string | null {
  switch (phase) {
    case 'collecting': return round.collectingAt;
    case 'reviewing': return round.reviewingAt;
    case 'judging': return round.judgingAt;
    case 'computing': return round.computingAt;
    case 'deciding': return round.decidingAt;
    default: return null;
  }
}
