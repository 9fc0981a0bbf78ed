import { platformActor, type Actor, type Role } from '@jiangong/kernel';
import type { TestProduct } from '@jiangong/testing';
import { EnrolMember, type NewMember } from '../members/public';
import { GrantRole, OpenAccount, SessionActors } from '../identity/public';

let serial = 0;

/** A member of the organization since the beginning of the year; returns the id. */
export function aMember(product: TestProduct, member: Pick<NewMember, 'organizationId'> & Partial<NewMember>): Promise<string> {
  serial += 1;
  const memberNo = `M${String(serial).padStart(5, '0')}`;
  return product.get(EnrolMember).execute(platformActor, { memberNo, name: `职工${serial}`, fromOn: '2026-01-01', ...member });
}

export const TEST_PASSWORD = 'correct-horse';

/** An account with roles, each at a node: `anAccount(product, { roles: { judge: city.cityId } })`; returns the id. */
export async function anAccount(
  product: TestProduct,
  account: { readonly username?: string; readonly name?: string; readonly memberId?: string | null; readonly roles?: Partial<Record<Role, string>> } = {},
): Promise<string> {
  serial += 1;
  const { username = `user${serial}`, name = `用户${serial}`, memberId = null, roles = {} } = account;
  const accountId = await product.get(OpenAccount).execute(platformActor, { username, password: TEST_PASSWORD, name, memberId });
  for (const [role, organizationId] of Object.entries(roles)) {
    await product.get(GrantRole).execute(platformActor, { accountId, role: role as Role, organizationId });
  }
  return accountId;
}

/** The actor a session of that account gives, with its grants as they are in force now. */
export const anActorOf = (product: TestProduct, accountId: string): Promise<Actor> => product.get(SessionActors).actorOfAccount(accountId);
