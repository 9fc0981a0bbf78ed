import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Organizations } from '../../organizations/public';
import { RoleGrant } from '../account.entity';
import { refuseGrantBy } from '../identity.policy';

/** Ends a grant now; it stays readable as history. The next request of that account is already without it. */
@Injectable()
export class RevokeRole {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  /** Returns when it ended; revoking twice keeps the first end. */
  execute(actor: Actor, grantId: string): Promise<Date> {
    return this.uow.run(actor, {}, async (tx) => {
      const grant = await tx.repo(RoleGrant).findOne({ where: { id: grantId }, lock: { mode: 'pessimistic_write' } });
      if (!grant) throw new NotFound({ zh: '授权', en: 'grant' });
      refuseGrantBy(actor, grant.accountId, grant.role, await this.organizations.lineageOf(tx, grant.organizationId));
      if (grant.toAt && grant.toAt <= tx.now) return grant.toAt;
      await tx.repo(RoleGrant).update({ id: grantId }, { toAt: tx.now });
      tx.record({ chain: 'platform', type: 'people.role.revoked', body: { grantId, accountId: grant.accountId, role: grant.role, organizationId: grant.organizationId } });
      return tx.now;
    });
  }
}
