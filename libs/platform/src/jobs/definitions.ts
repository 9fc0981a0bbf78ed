import type { Bilingual } from '@jiangong/kernel';
import type { z } from 'zod';

export interface JobDefinition<P = unknown> {
  /** Imperative, `stage.verb-noun`. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  /** What the person sees in the tray while it runs. */
  readonly label: Bilingual;
  /** How often it may be tried after a fault that may pass (default 5). A refusal is final at once. */
  readonly attempts?: number;
  /** Takes minutes of a processor: such jobs have a lane of their own, one at a time in a worker, and nothing quick waits behind them. */
  readonly isHeavy?: boolean;
}

/** A fact announced, past tense, `stage.noun.verbed`. Payloads are ids. */
export interface EventDefinition<P = unknown> {
  readonly name: string;
  readonly payload: z.ZodType<P>;
}

/** A time at which something is looked at. The handler may come late or twice without harm. */
export interface ScheduleDefinition {
  readonly name: string;
  readonly everySeconds: number;
}

const jobs = new Map<string, JobDefinition>();
const schedules = new Map<string, ScheduleDefinition>();

export function defineJob<P>(definition: JobDefinition<P>): JobDefinition<P> {
  if (jobs.has(definition.name)) throw new Error(`job declared twice: ${definition.name}`);
  jobs.set(definition.name, definition as JobDefinition);
  return definition;
}

export const defineEvent = <P>(definition: EventDefinition<P>): EventDefinition<P> => definition;

export function defineSchedule(definition: ScheduleDefinition): ScheduleDefinition {
  schedules.set(definition.name, definition);
  return definition;
}

export const definedJobs = (): ReadonlyMap<string, JobDefinition> => jobs;
export const heavyJobs = (): readonly string[] => [...jobs.values()].filter((job) => job.isHeavy).map((job) => job.name);
export const definedSchedules = (): ReadonlyMap<string, ScheduleDefinition> => schedules;
