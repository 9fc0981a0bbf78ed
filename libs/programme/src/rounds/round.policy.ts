import { definePermissions, mayAnywhere, NotAllowed, type Actor } from '@jiangong/kernel';
import { isFinal, nextPhase, previousPhase, type RoundState } from './round.rules';
import type { Phase } from './phases';

const OFFICE = ['city_organiser'] as const;

/** A round belongs to the whole city: its organisers lead it, everybody may know when it opens and by which rules. */
export const roundPermissions = definePermissions({
  'round.advance': OFFICE,
  'round.step_back': OFFICE,
  'round.extend': OFFICE,
  'round.cancel': OFFICE,
  /** Who took which step and why; what pre-flight finds. */
  'round.inspect': ['district_organiser', 'city_organiser', 'auditor', 'administrator'],
  'cycle_board.view': ['unit_cadre', 'district_organiser', 'city_organiser', 'auditor', 'administrator'],
});

export type RoundPower = 'round.advance' | 'round.step_back' | 'round.extend' | 'round.cancel';

export function refuseUnlessMayLead(actor: Actor, power: RoundPower): void {
  if (!mayAnywhere(actor, power)) throw new NotAllowed(power);
}

export const mayInspect = (actor: Actor): boolean => mayAnywhere(actor, 'round.inspect');

export interface Abilities {
  readonly canAdvance: boolean;
  readonly canStepBack: boolean;
  readonly canExtend: boolean;
  readonly canCancel: boolean;
  readonly nextPhase: Phase | null;
}

/** Entered by acts of their own, never by advancing: deciding opens the notice, two signatures publish. */
const BY_OWN_ACT: readonly (Phase | null)[] = [null, 'notice', 'published'];

/** What the actor may do with a round in its present phase. Out of the notice leads only taking back its list. */
export function abilitiesOn(actor: Actor, round: Pick<RoundState, 'phase'>): Abilities {
  const open = !isFinal(round.phase);
  const next = nextPhase(round.phase);
  return {
    canAdvance: !BY_OWN_ACT.includes(next) && mayAnywhere(actor, 'round.advance'),
    canStepBack: previousPhase(round.phase) !== null && round.phase !== 'notice' && mayAnywhere(actor, 'round.step_back'),
    canExtend: open && !['deciding', 'notice'].includes(round.phase) && mayAnywhere(actor, 'round.extend'),
    canCancel: open && mayAnywhere(actor, 'round.cancel'),
    nextPhase: next,
  };
}
