import { describe, expect, it } from '@jest/globals';
import { ORGANIZATION_LEVELS } from './organization.entity';
import { LevelNotUnderParent } from './organization.refusals';
import { districtBelow, mayHang, refuseMisplaced } from './organization.rules';

describe('the union tree', () => {
  it('has one order: city, district or industry, enterprise, branch, team', () => {
    expect(ORGANIZATION_LEVELS.map((level) => [level, [null, ...ORGANIZATION_LEVELS].filter((parent) => mayHang(level, parent))])).toEqual([
      ['city', [null]],
      ['district', ['city']],
      ['industry', ['city']],
      ['enterprise', ['city', 'district', 'industry']],
      ['branch', ['enterprise', 'branch']],
      ['team', ['enterprise', 'branch']],
    ]);
  });

  it('refuses a node at the wrong place, naming both levels', () => {
    expect(() => refuseMisplaced('一班', 'team', 'district')).toThrow(LevelNotUnderParent);
  });

  it('gives every node below a district or industry union that union, and the city none', () => {
    expect(districtBelow('c', 'city', null)).toBeNull();
    expect(districtBelow('d', 'district', null)).toBe('d');
    expect(districtBelow('i', 'industry', null)).toBe('i');
    expect(districtBelow('e', 'enterprise', 'd')).toBe('d');
    expect(districtBelow('e', 'enterprise', null)).toBeNull();
  });
});
