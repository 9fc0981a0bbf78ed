import { ROLES, type Actor, type Role } from '@jiangong/kernel';
import { ORGANIZATION_LEVELS, type OrganizationLevel } from '../organizations/public';
import { RoleNotAtLevel } from './identity.refusals';

/** Where each role has its place in the tree (domain.md §1). */
const LEVELS: Readonly<Record<Role, readonly OrganizationLevel[]>> = {
  member: ORGANIZATION_LEVELS,
  unit_cadre: ['enterprise', 'branch', 'team'],
  finance_officer: ['enterprise'],
  district_organiser: ['district', 'industry'],
  city_organiser: ['city'],
  city_finance: ['city'],
  judge: ['city'],
  auditor: ['city'],
  discipline: ['city'],
  administrator: ['city'],
};

/** Which roles a role may hand on below itself. Nobody but an administrator makes officers of the city, auditors, discipline officers or administrators. */
const HANDS_ON: Readonly<Record<Role, readonly Role[]>> = {
  member: [],
  unit_cadre: [],
  finance_officer: [],
  district_organiser: ['unit_cadre', 'finance_officer'],
  city_organiser: ['unit_cadre', 'finance_officer', 'district_organiser', 'judge'],
  city_finance: [],
  judge: [],
  auditor: [],
  discipline: [],
  administrator: ROLES,
};

export function refuseRoleAt(role: Role, level: OrganizationLevel): void {
  if (!LEVELS[role].includes(level)) throw new RoleNotAtLevel({ role, level, levels: LEVELS[role] });
}

/** Whether the actor may hand the role on at a node; `lineage` is the node with its ancestors. */
export const mayHandOn = (actor: Actor, role: Role, lineage: readonly string[]): boolean =>
  actor.kind === 'platform' || actor.grants.some((grant) => HANDS_ON[grant.role].includes(role) && lineage.includes(grant.organizationId));
