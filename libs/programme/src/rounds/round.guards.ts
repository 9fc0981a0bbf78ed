import { Injectable } from '@nestjs/common';
import { Refusal, type Bilingual } from '@jiangong/kernel';
import type { RowSource, Tx } from '@jiangong/platform';
import type { Phase } from './phases';
import type { Round } from './round.entity';

/** The step being tried, as a guard sees it. */
export interface RoundStep {
  readonly from: Phase;
  readonly to: Phase;
  /** What the organiser gave; null when nobody gave one. The clock never has one, and a guard sees it only when the organiser named its refusal. */
  readonly reason: string | null;
  /** Codes of the refusals the organiser goes past with that reason. */
  readonly overrides: readonly string[];
  readonly isAutomatic: boolean;
  /** A correction or a cancellation: no guard of it is gone past. */
  readonly isBackward: boolean;
}

/** Throws a refusal to forbid the step. Runs inside its transaction, with the round locked. */
export type RoundGuard = (tx: Tx, round: Round, step: RoundStep) => Promise<void>;

/** Something pre-flight found. A blocking one forbids the round to open; a note is no reproach. */
export interface Finding extends Bilingual {
  readonly code: string;
  readonly severity: 'blocking' | 'warning' | 'note';
}

/** A round's own facts, whether it was loaded to be changed or only read. */
export type RoundFacts = Omit<Round, 'version'>;

/** Looks at a round before it runs and tells what would go wrong; must not write. */
export type RoundForesight = (source: RowSource, round: RoundFacts) => Promise<readonly Finding[]>;

/**
 * Runs a guard as if nobody had given a reason. What it refuses is gone past only when the organiser named that very
 * code together with a reason, and only when the guard gives way to a reason at all: some never do.
 */
export async function passOr(step: RoundStep, guard: (seen: RoundStep) => Promise<void>): Promise<Refusal | null> {
  // stepping back and cancelling are reasoned as a whole; their guards keep the reason
  if (step.reason === null || step.overrides.length === 0) {
    await guard(step.isBackward ? step : { ...step, reason: null });
    return null;
  }
  try {
    await guard({ ...step, reason: null });
    return null;
  } catch (error) {
    if (!(error instanceof Refusal) || !step.overrides.includes(error.code)) throw error;
    await guard(step);
    return error;
  }
}

/**
 * Where later stages forbid steps they know something about, without this stage knowing them: judging while sheets
 * are open, results before a run is sealed. Registered when a module starts.
 */
@Injectable()
export class RoundGuards {
  private readonly guards = new Map<string, RoundGuard[]>();
  private readonly foresights: RoundForesight[] = [];

  guard(from: Phase, to: Phase, guard: RoundGuard): void {
    const key = `${from}>${to}`;
    this.guards.set(key, [...(this.guards.get(key) ?? []), guard]);
  }

  preflight(foresight: RoundForesight): void {
    this.foresights.push(foresight);
  }

  /** Returns the refusals the organiser named and went past; any other one stands. */
  async check(tx: Tx, round: Round, step: RoundStep): Promise<Refusal[]> {
    const passed: Refusal[] = [];
    for (const guard of this.guards.get(`${step.from}>${step.to}`) ?? []) {
      const overridden = await passOr(step, (seen) => guard(tx, round, seen));
      if (overridden) passed.push(overridden);
    }
    return passed;
  }

  async foresee(source: RowSource, round: RoundFacts): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const foresight of this.foresights) found.push(...(await foresight(source, round)));
    return found;
  }
}
