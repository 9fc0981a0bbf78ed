import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { isDuplicate, UnitOfWork } from '@jiangong/platform';
import { Organization } from '../organization.entity';
import { requireAt } from '../organization.policy';
import { OrganizationNameTaken } from '../organization.refusals';
import { Organizations } from '../organizations';

export interface OrganizationRename {
  readonly organizationId: string;
  readonly name: string;
}

@Injectable()
export class RenameOrganization {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, { organizationId, name }: OrganizationRename): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      const lineage = await this.organizations.lineageOf(tx, organizationId);
      if (lineage.length === 0) throw new NotFound({ zh: '组织', en: 'organization' });
      requireAt(actor, 'organization.rename', lineage);
      try {
        await tx.repo(Organization).update({ id: organizationId }, { name });
      } catch (error) {
        throw isDuplicate(error) ? new OrganizationNameTaken({ names: [name] }) : error;
      }
      tx.record({ chain: 'platform', type: 'people.organization.renamed', body: { organizationId } });
      return organizationId;
    });
  }
}
