import { newId, type Actor, type Role } from '@jiangong/kernel';

/** An account's actor with the given roles, each at a node: `anActor({ city_organiser: cityId })`. */
export function anActor(grants: Partial<Record<Role, string>>, facts: Partial<Pick<Actor, 'accountId' | 'memberId' | 'name'>> = {}): Actor {
  return {
    kind: 'account',
    accountId: facts.accountId ?? newId(),
    memberId: facts.memberId ?? null,
    name: facts.name ?? '测试账号',
    grants: Object.entries(grants).map(([role, organizationId]) => ({ role: role as Role, organizationId })),
  };
}
