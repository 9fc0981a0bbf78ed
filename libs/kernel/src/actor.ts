/** What somebody may be at a node of the organization tree; inherited downward. */
export const ROLES = [
  'member',
  'unit_cadre',
  'finance_officer',
  'district_organiser',
  'city_organiser',
  'city_finance',
  'judge',
  'auditor',
  'discipline',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export interface Grant {
  readonly role: Role;
  readonly organizationId: string;
}

/** Who acts: a signed-in account with the grants in force now, the platform itself, or nobody known. */
export interface Actor {
  readonly kind: 'account' | 'platform' | 'visitor';
  readonly accountId: string | null;
  readonly memberId: string | null;
  readonly name: string;
  readonly grants: readonly Grant[];
}

export const visitor: Actor = { kind: 'visitor', accountId: null, memberId: null, name: '访客', grants: [] };

/** The platform acting on its own: schedules and reactions. It may do what any role may. */
export const platformActor: Actor = { kind: 'platform', accountId: null, memberId: null, name: '系统', grants: [] };

/** Which roles hold a permission. One record per module; joined by the assembly. */
export type PermissionTable = Readonly<Record<string, readonly Role[]>>;

const table = new Map<string, readonly Role[]>();

/** Declares a module's permissions once, when its policy is loaded. Every role list is explicit. */
export function definePermissions<const T extends PermissionTable>(permissions: T): T {
  for (const [name, roles] of Object.entries(permissions)) {
    if (table.has(name)) throw new Error(`permission declared twice: ${name}`);
    table.set(name, roles);
  }
  return permissions;
}

export const knownPermissions = (): ReadonlyMap<string, readonly Role[]> => table;

/** Throws on a permission nobody declared: a misspelt one must not silently belong to no role. */
export function rolesWith(permission: string): readonly Role[] {
  const roles = table.get(permission);
  if (!roles) throw new Error(`unknown permission: ${permission}`);
  return roles;
}

/** The nodes at which the actor holds the permission; everything below them is in scope. */
export function nodesWhere(actor: Actor, permission: string): readonly string[] {
  const roles = rolesWith(permission);
  return actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organizationId);
}

/** Lock one: the actor holds the permission somewhere. Where, is the policy's question. */
export const mayAnywhere = (actor: Actor, permission: string): boolean =>
  actor.kind === 'platform' || nodesWhere(actor, permission).length > 0;

/** Lock two: the actor holds the permission at the node or above it. `lineage` is the node with its ancestors. */
export const mayAt = (actor: Actor, permission: string, lineage: readonly string[]): boolean =>
  actor.kind === 'platform' || nodesWhere(actor, permission).some((node) => lineage.includes(node));
