import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@jiangong/kernel';
import { PHASES } from './phases';
import { abilitiesOn } from './round.policy';

const organiser: Actor = { kind: 'account', accountId: null, memberId: null, name: '市总', grants: [{ role: 'city_organiser', organizationId: 'city' }] };
const phasesWhere = (ability: 'canAdvance' | 'canStepBack' | 'canExtend' | 'canCancel'): string[] => PHASES.filter((phase) => abilitiesOn(organiser, { phase })[ability]);

describe('what an organiser is offered is what the commands would do', () => {
  it('advancing stops before the list: deciding opens the notice, signatures publish', () => {
    expect(phasesWhere('canAdvance')).toEqual(['scheduled', 'collecting', 'reviewing', 'judging', 'computing']);
  });
  it('a step back leads everywhere but out of the notice, where the list is taken back, and out of an end', () => {
    expect(phasesWhere('canStepBack')).toEqual(['collecting', 'reviewing', 'judging', 'computing', 'deciding']);
  });
  it('only dated phases are extended, and only what has not ended is cancelled', () => {
    expect(phasesWhere('canExtend')).toEqual(['scheduled', 'collecting', 'reviewing', 'judging', 'computing']);
    expect(phasesWhere('canCancel')).toEqual(['scheduled', 'collecting', 'reviewing', 'judging', 'computing', 'deciding', 'notice']);
  });
});
