import { definePermissions, type Actor, type Role } from '@jiangong/kernel';
import { mayHandOn } from './grant.rules';
import { GrantBeyondOwn, OwnGrant } from './identity.refusals';

export const identityPermissions = definePermissions({
  'role.grant': ['district_organiser', 'city_organiser', 'administrator'],
  'role.revoke': ['district_organiser', 'city_organiser', 'administrator'],
  'account.open': ['administrator'],
  'account.disable': ['administrator'],
  'account.reset_password': ['administrator'],
  'account.list': ['administrator'],
});

export const noAccount = { zh: '账号', en: 'account' };

/** Lock two for a grant or its end: never one's own, and within what one's own roles hand on. */
export function refuseGrantBy(actor: Actor, accountId: string, role: Role, lineage: readonly string[]): void {
  if (actor.accountId === accountId) throw new OwnGrant({});
  if (!mayHandOn(actor, role, lineage)) throw new GrantBeyondOwn({ role });
}
