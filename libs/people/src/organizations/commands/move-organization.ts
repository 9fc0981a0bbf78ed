import { Injectable } from '@nestjs/common';
import { NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { OrganizationLevel } from '../organization.entity';
import { OrganizationMoved } from '../organization.events';
import { requireAt } from '../organization.policy';
import { MovedUnderItself } from '../organization.refusals';
import { districtBelow, refuseMisplaced } from '../organization.rules';
import { Organizations } from '../organizations';
import { holdTree } from '../tree-lock';

export interface OrganizationMove {
  readonly organizationId: string;
  readonly parentId: string;
}

interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: OrganizationLevel;
  readonly districtId: string | null;
}

/** Hangs a node with all below it under another parent: reorganised unions keep their members and their history. */
@Injectable()
export class MoveOrganization {
  constructor(private readonly uow: UnitOfWork, private readonly organizations: Organizations) {}

  execute(actor: Actor, input: OrganizationMove): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      // alone: two moves at once could otherwise hang each under the other
      await holdTree(tx, 'move');
      const node = await this.load(tx, input.organizationId);
      const parent = await this.load(tx, input.parentId);
      const parentLineage = await this.organizations.lineageOf(tx, parent.id);
      requireAt(actor, 'organization.move', await this.organizations.lineageOf(tx, node.id));
      requireAt(actor, 'organization.move', parentLineage);
      if (parentLineage.includes(node.id)) throw new MovedUnderItself({ name: node.name });
      refuseMisplaced(node.name, node.level, parent.level);
      await this.rehang(tx, node, parent);
      tx.record({ chain: 'platform', type: 'people.organization.moved', body: { organizationId: node.id, parentId: parent.id } });
      tx.announce(OrganizationMoved, { organizationId: node.id });
      return node.id;
    });
  }

  private async load(tx: Tx, id: string): Promise<Node> {
    const [row] = await tx.query<Node>(`select id, name, level, district_id as "districtId" from organization where id = $1 for update`, [id]);
    if (!row) throw new NotFound({ zh: '组织', en: 'organization' });
    return row;
  }

  private async rehang(tx: Tx, node: Node, parent: Node): Promise<void> {
    const below = 'select descendant_id from organization_closure where ancestor_id = $1';
    await tx.query(`delete from organization_closure where descendant_id in (${below}) and ancestor_id not in (${below})`, [node.id]);
    await tx.query(
      `insert into organization_closure (ancestor_id, descendant_id, depth)
       select above.ancestor_id, below.descendant_id, above.depth + below.depth + 1
         from organization_closure above cross join organization_closure below
        where above.descendant_id = $2 and below.ancestor_id = $1`,
      [node.id, parent.id],
    );
    await tx.query('update organization set parent_id = $2 where id = $1', [node.id, parent.id]);
    await tx.query(
      `update organization set district_id = $2 where id in (${below}) and district_id is distinct from $2`,
      [node.id, districtBelow(node.id, node.level, parent.districtId)],
    );
  }
}
