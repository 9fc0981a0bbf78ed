import { Injectable } from '@nestjs/common';
import type { Bilingual } from '@jiangong/kernel';
import type { RowSource, Tx } from '@jiangong/platform';
import type { Phase } from './phases';
import type { Round } from './round.entity';

/** The step being tried, as a guard sees it. */
export interface RoundStep {
  readonly from: Phase;
  readonly to: Phase;
  /** What the organiser gave; null when nobody gave one. The clock never has one. */
  readonly reason: string | null;
  readonly isAutomatic: boolean;
}

/** Throws a refusal to forbid the step. Runs inside its transaction, with the round locked. */
export type RoundGuard = (tx: Tx, round: Round, step: RoundStep) => Promise<void>;

/** Something pre-flight found. A blocking one forbids the round to open. */
export interface Finding extends Bilingual {
  readonly code: string;
  readonly severity: 'blocking' | 'warning';
}

/** A round's own facts, whether it was loaded to be changed or only read. */
export type RoundFacts = Omit<Round, 'version'>;

/** Looks at a round before it runs and tells what would go wrong; must not write. */
export type RoundForesight = (source: RowSource, round: RoundFacts) => Promise<readonly Finding[]>;

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

  async check(tx: Tx, round: Round, step: RoundStep): Promise<void> {
    for (const guard of this.guards.get(`${step.from}>${step.to}`) ?? []) await guard(tx, round, step);
  }

  async foresee(source: RowSource, round: RoundFacts): Promise<Finding[]> {
    const found: Finding[] = [];
    for (const foresight of this.foresights) found.push(...(await foresight(source, round)));
    return found;
  }
}
