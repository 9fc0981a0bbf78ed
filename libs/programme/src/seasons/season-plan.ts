import type { Cadence } from '@jiangong/kernel';
import type { RuleContent } from '../rules/public';
import type { PlannedInstants } from '../rounds/public';

/** A round to be, by the code its feeds name it by. */
export interface RoundPlan extends PlannedInstants {
  readonly code: string;
  readonly cadence: Cadence;
  readonly name: string;
  readonly position: number;
  /** Codes of rounds of the same programme whose winners come in here. */
  readonly fedBy: readonly string[];
}

export interface ProgrammePlan {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly subject: 'member' | 'work';
  readonly categories: readonly { readonly code: string; readonly name: string }[];
  /** One rule document for each cadence its rounds have. */
  readonly rules: Partial<Record<Cadence, RuleContent>>;
  readonly rounds: readonly RoundPlan[];
}

/** A whole season as data: what the standard season is, what a copied season becomes, what a workbook season says. */
export interface SeasonPlan {
  readonly programmes: readonly ProgrammePlan[];
}
