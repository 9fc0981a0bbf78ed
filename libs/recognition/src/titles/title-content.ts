import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/);
const points = z.int().min(0).max(100_000);

/** A level with its places; the allowance is what a holder gets a month, in fen. */
export const titleLevel = z.object({
  code,
  name: z.string().min(1).max(30),
  cap: z.int().min(1).max(1_000),
  allowanceFen: z.int().min(0).max(100_000_000),
  termMonths: z.int().min(1).max(240),
});
export type TitleLevel = z.output<typeof titleLevel>;

/** What the yearly re-assessment looks at; routine work is one part among others. */
export const assessedPart = z.object({ code, name: z.string().min(1).max(40), weight: z.int().min(1).max(100), isRoutine: z.boolean().default(false) });
export type AssessedPart = z.output<typeof assessedPart>;

/** What a holder must show, no older than so many months: without it the whole is failed, whatever the marks. */
export const neededEvidence = z.object({ code, name: z.string().min(1).max(60), withinMonths: z.int().min(1).max(120) });
export type NeededEvidence = z.output<typeof neededEvidence>;

const criterion = z.object({ code, name: z.string().min(1).max(40), weight: z.int().min(1).max(100) });

/** Everything a title is held by (domain.md §9), as one versioned document. */
export const titleContent = z.object({
  grantedBy: z.string().min(1).max(60),
  levels: z.array(titleLevel).min(1).max(10),
  assessment: z.object({
    everyMonths: z.int().min(1).max(60).default(12),
    /** Thousandths; the exact total must reach it. */
    passMark: points.default(60_000),
    minAssessors: z.int().min(1).max(20).default(3),
    parts: z.array(assessedPart).min(1).max(20),
  }),
  evidence: z.array(neededEvidence).max(10).default([]),
  /** What is paid for the month in which a title ends: its days, the last one included, or all of it. */
  allowance: z.object({ lastMonth: z.enum(['by_day', 'whole_month']).default('by_day') }).default({ lastMonth: 'by_day' }),
  /** How a place that became free is filled: posted for so many working days, nominated by oneself, judged, on public notice. */
  vacancy: z.object({
    workingDays: z.int().min(1).max(60).default(5),
    noticeDays: z.int().min(0).max(30).default(5),
    conditions: z.string().min(1).max(2_000),
    judges: z.int().min(1).max(20).default(3),
    minimumMark: points.default(60_000),
    criteria: z.array(criterion).min(1).max(12),
  }),
});
export type TitleContent = z.output<typeof titleContent>;
