import type { OrganizationLevel } from './organization.entity';
import { LevelNotUnderParent } from './organization.refusals';

/** domain.md §2: city → district or industry → enterprise → branch → work team; a branch may hold branches. */
const PARENTS: Readonly<Record<OrganizationLevel, readonly (OrganizationLevel | null)[]>> = {
  city: [null],
  district: ['city'],
  industry: ['city'],
  enterprise: ['district', 'industry', 'city'],
  branch: ['enterprise', 'branch'],
  team: ['enterprise', 'branch'],
};

export const mayHang = (level: OrganizationLevel, parentLevel: OrganizationLevel | null): boolean => PARENTS[level].includes(parentLevel);

export function refuseMisplaced(name: string, level: OrganizationLevel, parentLevel: OrganizationLevel | null): void {
  if (!mayHang(level, parentLevel)) throw new LevelNotUnderParent({ name, level, parentLevel });
}

/** The district or industry union at or above a node: itself at that level, else its parent's. */
export const districtBelow = (id: string, level: OrganizationLevel, parentDistrictId: string | null): string | null =>
  level === 'city' ? null : level === 'district' || level === 'industry' ? id : parentDistrictId;

/** Levels whose cadres speak for a grass-roots union: an enterprise and what lies inside it. */
export const isAtUnit = (level: OrganizationLevel): boolean => level === 'enterprise' || level === 'branch' || level === 'team';

export const LEVEL_NAMES: Readonly<Record<OrganizationLevel, { zh: string; en: string }>> = {
  city: { zh: '市总工会', en: 'city federation' },
  district: { zh: '区县总工会', en: 'district union' },
  industry: { zh: '产业工会', en: 'industry union' },
  enterprise: { zh: '企业（基层）工会', en: 'enterprise union' },
  branch: { zh: '分会', en: 'branch' },
  team: { zh: '班组', en: 'work team' },
};
