/** In which a work may be before the public or the office. */
export const WORK_STATES = ['pending', 'approved', 'returned', 'withdrawn'] as const;

/** What the addresses of the office hold beside the path. */
export const STEPS = ['collect', 'judge', 'compute', 'decide', 'announce'] as const;
export type Step = (typeof STEPS)[number];
export const VIEWS = ['mine', 'all', 'entries'] as const;
export type QueueView = (typeof VIEWS)[number];

/** The rooms of the judge step. */
export const PANES = ['progress', 'entries', 'conflicts', 'declarations', 'practice', 'blind'] as const;
export type JudgePane = (typeof PANES)[number];

/** Which step of a round is open, and the filters of what it lists. */
export interface RoundSearch {
  readonly step?: Step;
  readonly view?: QueueView;
  readonly category?: string;
  readonly desk?: string;
  readonly state?: string;
  readonly q?: string;
  readonly run?: string;
  readonly pane?: JudgePane;
  readonly judge?: string;
  readonly kind?: string;
}

export const TABS = ['holidays', 'rules', 'seasons'] as const;
export type SettingsTab = (typeof TABS)[number];
