import { describe, expect, it } from '@jest/globals';
import { platformActor, ROLES, visitor, type Actor, type Role } from '@jiangong/kernel';
import { ORGANIZATION_LEVELS } from '../organizations/public';
import { mayHandOn, refuseRoleAt } from './grant.rules';
import { GrantBeyondOwn, OwnGrant } from './identity.refusals';
import { refuseGrantBy } from './identity.policy';

const holding = (role: Role, organizationId: string): Actor => ({ kind: 'account', accountId: 'me', memberId: null, name: '', grants: [{ role, organizationId }] });

describe('granting', () => {
  it('has a place in the tree for each role', () => {
    const fits = (role: Role) => ORGANIZATION_LEVELS.filter((level) => {
      try {
        refuseRoleAt(role, level);
        return true;
      } catch {
        return false;
      }
    });
    expect(Object.fromEntries(ROLES.map((role) => [role, fits(role)]))).toEqual({
      member: [...ORGANIZATION_LEVELS],
      unit_cadre: ['enterprise', 'branch', 'team'],
      finance_officer: ['enterprise'],
      district_organiser: ['district', 'industry'],
      city_organiser: ['city'],
      city_finance: ['city'],
      judge: ['city'],
      auditor: ['city'],
      discipline: ['city'],
      administrator: ['city'],
    });
  });

  it('lets each role hand on only what is below it', () => {
    const handsOn = (role: Role) => ROLES.filter((other) => mayHandOn(holding(role, 'city'), other, ['unit', 'district', 'city']));
    expect(Object.fromEntries(ROLES.map((role) => [role, handsOn(role)]))).toEqual({
      member: [],
      unit_cadre: [],
      finance_officer: [],
      district_organiser: ['unit_cadre', 'finance_officer'],
      city_organiser: ['unit_cadre', 'finance_officer', 'district_organiser', 'judge'],
      city_finance: [],
      judge: [],
      auditor: [],
      discipline: [],
      administrator: [...ROLES],
    });
  });

  it('reaches down from one’s node and never sideways', () => {
    expect(mayHandOn(holding('district_organiser', 'a'), 'unit_cadre', ['unit', 'a', 'city'])).toBe(true);
    expect(mayHandOn(holding('district_organiser', 'a'), 'unit_cadre', ['unit', 'b', 'city'])).toBe(false);
    expect(mayHandOn(visitor, 'unit_cadre', ['unit'])).toBe(false);
    expect(mayHandOn(platformActor, 'administrator', ['city'])).toBe(true);
  });

  it('is never for oneself, not even by an administrator', () => {
    expect(() => refuseGrantBy(holding('administrator', 'city'), 'me', 'auditor', ['city'])).toThrow(OwnGrant);
    expect(() => refuseGrantBy(holding('administrator', 'city'), 'other', 'auditor', ['city'])).not.toThrow();
    expect(() => refuseGrantBy(holding('city_organiser', 'city'), 'other', 'auditor', ['city'])).toThrow(GrantBeyondOwn);
  });
});
