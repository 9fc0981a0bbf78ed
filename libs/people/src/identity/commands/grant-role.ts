import { Injectable } from '@nestjs/common';
import { BadInput, newId, NotFound, type Actor, type Role } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Organizations, type OrganizationLevel } from '../../organizations/public';
import { RoleGrant } from '../account.entity';
import { refuseRoleAt } from '../grant.rules';
import { RoleGranted } from '../identity.events';
import { noAccount, refuseGrantBy } from '../identity.policy';

export interface NewGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly organizationId: string;
  /** When it ends by itself; open when left out. */
  readonly toAt?: Date | null;
}

/** Gives a role at a node, inherited downward. A use of power: it stands in the ledger. Granting what is held already changes nothing. */
@Injectable()
export class GrantRole {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  /** Returns the grant's id. */
  execute(actor: Actor, input: NewGrant): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const lineage = await this.organizations.lineageOf(tx, input.organizationId);
      const [organization] = await tx.query<{ level: OrganizationLevel }>('select level from organization where id = $1', [input.organizationId]);
      if (!organization) throw new NotFound({ zh: '组织', en: 'organization' });
      refuseGrantBy(actor, input.accountId, input.role, lineage);
      refuseRoleAt(input.role, organization.level);
      if (input.toAt && input.toAt <= tx.now) throw BadInput.at('input.toAt', '结束时间须在现在之后', 'it must end after now');
      // the account's row serialises two grants of the same role
      const [account] = await tx.query<{ id: string }>('select id from account where id = $1 for update', [input.accountId]);
      if (!account) throw new NotFound(noAccount);
      const [held] = await tx.query<{ id: string }>(
        `select id from role_grant where account_id = $1 and role = $2 and organization_id = $3 and from_at <= $4 and (to_at is null or to_at > $4)`,
        [input.accountId, input.role, input.organizationId, tx.now],
      );
      if (held) return held.id;
      const id = newId();
      const { accountId, role, organizationId, toAt = null } = input;
      await tx.repo(RoleGrant).insert({ id, accountId, role, organizationId, fromAt: tx.now, toAt, grantedById: actor.accountId });
      tx.record({ chain: 'platform', type: 'people.role.granted', body: { grantId: id, accountId, role, organizationId, toAt: toAt?.toISOString() ?? null } });
      tx.announce(RoleGranted, { grantId: id, accountId });
      return id;
    });
  }
}
