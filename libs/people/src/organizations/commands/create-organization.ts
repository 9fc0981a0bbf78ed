import { Injectable } from '@nestjs/common';
import { newId, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import type { OrganizationLevel } from '../organization.entity';
import { requireAt } from '../organization.policy';
import { CityExists, NotAnIndustryUnion, OrganizationNameTaken } from '../organization.refusals';
import { districtBelow, refuseMisplaced } from '../organization.rules';
import { holdTree } from '../tree-lock';

export interface NewOrganization {
  /** Given by whoever writes a whole tree at once, so that children can name it. */
  readonly id?: string;
  readonly name: string;
  readonly level: OrganizationLevel;
  readonly parentId: string | null;
  readonly industryUnionId?: string | null;
  readonly ownership?: string | null;
  readonly position?: number;
}

interface Node {
  readonly id: string;
  readonly name: string;
  readonly level: OrganizationLevel;
  readonly districtId: string | null;
  /** Itself first, then upward. */
  readonly lineage: readonly string[];
}

type Planned = Node & { readonly parentId: string | null; readonly row: NewOrganization };

const CHUNK = 5_000;
const CITY_LOCK = 7_220_417;

const noOrganization = { zh: '上级组织', en: 'parent organization' };

/** Adds nodes to the tree: with them their district and every pair with a node above (domain.md §2). */
@Injectable()
export class CreateOrganization {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the new node's id. */
  async execute(actor: Actor, input: NewOrganization): Promise<string> {
    const [id] = await this.uow.run(actor, {}, (tx) => this.createMany(tx, [input]));
    return id!;
  }

  /** Many at once in a transaction of the caller's; a parent stands before its children. Ids in the order of the rows. */
  async createMany(tx: Tx, rows: readonly NewOrganization[]): Promise<readonly string[]> {
    await holdTree(tx, 'add');
    const known = await this.loadNodes(tx, rows);
    const planned = rows.map((row) => this.plan(tx.actor, row, known));
    if (planned.some((node) => node.level === 'city')) await this.refuseSecondCity(tx, planned);
    for (let at = 0; at < planned.length; at += CHUNK) await this.insert(tx, planned.slice(at, at + CHUNK));
    return planned.map((node) => node.id);
  }

  /** Locks the named nodes against being moved meanwhile. */
  private async loadNodes(tx: Tx, rows: readonly NewOrganization[]): Promise<Map<string, Node>> {
    const ids = [...new Set(rows.flatMap((row) => [row.parentId, row.industryUnionId]).filter((id) => typeof id === 'string'))];
    const nodes = await tx.query<Omit<Node, 'lineage'>>(
      `select id, name, level, district_id as "districtId" from organization where id = any($1::uuid[]) order by id for share`, [ids]);
    const lineages = await tx.query<{ id: string; lineage: string[] }>(
      `select descendant_id as id, array_agg(ancestor_id::text order by depth) as lineage
         from organization_closure where descendant_id = any($1::uuid[]) group by descendant_id`, [ids]);
    const lineageById = new Map(lineages.map((row) => [row.id, row.lineage]));
    return new Map(nodes.map((node) => [node.id, { ...node, lineage: lineageById.get(node.id) ?? [node.id] }]));
  }

  private plan(actor: Actor, row: NewOrganization, known: Map<string, Node>): Planned {
    const parent = row.parentId === null ? null : known.get(row.parentId);
    if (parent === undefined) throw new NotFound(noOrganization);
    if (parent) requireAt(actor, 'organization.create', parent.lineage);
    else if (actor.kind !== 'platform') throw new NotAllowed('organization.create');
    refuseMisplaced(row.name, row.level, parent?.level ?? null);
    if (row.industryUnionId) {
      const union = known.get(row.industryUnionId);
      if (!union) throw new NotFound({ zh: '产业工会', en: 'industry union' });
      if (union.level !== 'industry') throw new NotAnIndustryUnion({ name: union.name });
    }
    const id = row.id ?? newId();
    const node: Planned = {
      id, name: row.name, level: row.level, parentId: row.parentId, row,
      districtId: districtBelow(id, row.level, parent?.districtId ?? null),
      lineage: [id, ...(parent?.lineage ?? [])],
    };
    known.set(id, node);
    return node;
  }

  private async refuseSecondCity(tx: Tx, planned: readonly Planned[]): Promise<void> {
    await tx.query('select pg_advisory_xact_lock($1)', [CITY_LOCK]);
    const [city] = await tx.query<{ name: string }>(`select name from organization where level = 'city' limit 1`);
    const cities = planned.filter((node) => node.level === 'city');
    if (city || cities.length > 1) throw new CityExists({ name: city?.name ?? cities[0]!.name });
  }

  private async insert(tx: Tx, nodes: readonly Planned[]): Promise<void> {
    const written = await tx.query<{ name: string }>(
      `insert into organization (id, name, level, parent_id, district_id, industry_union_id, ownership, position)
       select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::int[])
       on conflict (name) do nothing returning name`,
      [
        nodes.map((n) => n.id), nodes.map((n) => n.name), nodes.map((n) => n.level), nodes.map((n) => n.parentId), nodes.map((n) => n.districtId),
        nodes.map((n) => n.row.industryUnionId ?? null), nodes.map((n) => n.row.ownership ?? null), nodes.map((n) => n.row.position ?? 0),
      ],
    );
    if (written.length < nodes.length) {
      const fresh = new Set(written.map((row) => row.name));
      const taken = nodes.filter((node) => !fresh.delete(node.name)).map((node) => node.name);
      throw new OrganizationNameTaken({ names: taken.slice(0, 10) });
    }
    const pairs = nodes.flatMap((node) => node.lineage.map((ancestor, depth) => ({ ancestor, descendant: node.id, depth })));
    await tx.query(
      `insert into organization_closure (ancestor_id, descendant_id, depth) select * from unnest($1::uuid[], $2::uuid[], $3::int[])`,
      [pairs.map((p) => p.ancestor), pairs.map((p) => p.descendant), pairs.map((p) => p.depth)],
    );
  }
}
