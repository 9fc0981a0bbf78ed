import { describe, expect, it } from '@jest/globals';
import { plainWeek, shanghai } from '@jiangong/kernel';
import { abilitiesOf, correctionDeadline, deskOfLevel, deskOfOwn, entryStateAfter, firstDesk, nextDesk, routeFor } from './recommendation.rules';

const full = ['unit', 'district', 'city'] as const;

describe('the way over the desks', () => {
  it('leads from the unit over the district or industry union to the city', () => {
    expect(nextDesk(full, 'unit')).toBe('district');
    expect(nextDesk(full, 'district')).toBe('city');
    expect(nextDesk(full, 'city')).toBeNull();
    expect(firstDesk(full)).toBe('unit');
  });

  it('begins at the union a member of no unit belongs to, or at the last desk where none is left', () => {
    expect(firstDesk(full, 'district')).toBe('district');
    expect(firstDesk(full, 'city')).toBe('city');
    expect(firstDesk(['unit', 'district'], 'city')).toBe('district');
  });

  it('leaves out the district where no such union stands above the unit', () => {
    expect(routeFor(full, null)).toEqual(['unit', 'city']);
    expect(nextDesk(routeFor(full, null), 'unit')).toBe('city');
  });

  it('a union’s own recommendation lies on the next desk, but nobody’s own signature is the last', () => {
    expect(deskOfOwn(full, 'unit')).toBe('district');
    expect(deskOfOwn(full, 'district')).toBe('city');
    expect(deskOfOwn(full, 'city')).toBe('city');
    expect(deskOfOwn(['unit'], 'unit')).toBe('unit');
    expect(deskOfOwn(['city'], 'unit')).toBe('city');
  });

  it('a work team has no desk', () => {
    expect(deskOfLevel('team')).toBeNull();
    expect(deskOfLevel('branch')).toBe('unit');
    expect(deskOfLevel('industry')).toBe('district');
  });
});

describe('what becomes of an entry', () => {
  it('one recommendation past the last desk is enough', () => expect(entryStateAfter(['declined', 'passed', 'in_review'])).toBe('accepted'));
  it('it stays in review while one side is', () => {
    expect(entryStateAfter(['declined', 'in_review'])).toBe('in_review');
    expect(entryStateAfter(['returned'])).toBe('in_review');
  });
  it('it is declined when the last side is, withdrawn when all took it back', () => {
    expect(entryStateAfter(['withdrawn', 'declined'])).toBe('declined');
    expect(entryStateAfter(['withdrawn'])).toBe('withdrawn');
  });
});

describe('correcting', () => {
  it('three working days after a Friday end with the Wednesday', () => {
    expect(correctionDeadline(shanghai(2026, 5, 15, 16, 30), 3, plainWeek)).toEqual(shanghai(2026, 5, 21));
  });

  it('a holiday in between is not counted', () => {
    const calendar = { exception: (day: string) => (day === '2026-05-18' ? ('holiday' as const) : undefined) };
    expect(correctionDeadline(shanghai(2026, 5, 15, 16, 30), 3, calendar)).toEqual(shanghai(2026, 5, 22));
  });
});

describe('abilities', () => {
  const now = shanghai(2026, 5, 20);
  const at = { atDesk: true, ownSide: false };
  const own = { atDesk: false, ownSide: true };
  const none = { canPass: false, canReturn: false, canDecline: false, canResubmit: false, canWithdraw: false };

  it('the desk passes, returns and declines what lies on it while the round collects or reviews', () => {
    const decides = { ...none, canPass: true, canReturn: true, canDecline: true };
    expect(abilitiesOf({ state: 'in_review', correctBy: null, phase: 'reviewing' }, at, now)).toEqual(decides);
    expect(abilitiesOf({ state: 'in_review', correctBy: null, phase: 'judging' }, at, now)).toEqual(none);
    expect(abilitiesOf({ state: 'returned', correctBy: null, phase: 'reviewing' }, at, now)).toEqual(none);
  });

  it('its own side corrects a return before the deadline, and not at it', () => {
    const facts = { state: 'returned', phase: 'reviewing', correctBy: shanghai(2026, 5, 20, 0, 0, 1) } as const;
    expect(abilitiesOf(facts, own, now)).toEqual({ ...none, canResubmit: true, canWithdraw: true });
    expect(abilitiesOf({ ...facts, correctBy: now }, own, now).canResubmit).toBe(false);
  });

  it('one who is neither does nothing', () => {
    expect(abilitiesOf({ state: 'in_review', correctBy: null, phase: 'collecting' }, { atDesk: false, ownSide: false }, now)).toEqual(none);
  });
});
