import { Injectable } from '@nestjs/common';
import { newId } from '@jiangong/kernel';
import { rowsFrom, sameName, type RowSource, type TableRow, type Tx } from '@jiangong/platform';
import { CreateOrganization, mayHang, ORGANIZATION_LEVELS, type NewOrganization, type OrganizationLevel } from '../organizations/public';
import type { CellFault, ImportKind, RowCheck } from './import-kind';
import { ORGANIZATIONS_COLUMNS, readOrganizationRow, type OrganizationRow } from './organizations-table';

interface KnownNode {
  readonly id: string;
  readonly name: string;
  readonly level: OrganizationLevel;
  readonly isInScope: boolean;
}

interface Draft extends OrganizationRow {
  readonly id: string;
  readonly row: TableRow;
  readonly faults: CellFault[];
  /** Filled when the draft has found its place; parents come before their children. */
  good: NewOrganization | null;
}

/** A file of organizations. A parent may stand anywhere in the file, so the whole of it is judged at once. */
@Injectable()
export class OrganizationsKind implements ImportKind {
  readonly columns = ORGANIZATIONS_COLUMNS;
  readonly maxRows = 20_000;

  constructor(private readonly create: CreateOrganization) {}

  async *check(source: RowSource, organizationId: string, rows: AsyncIterable<TableRow>): AsyncGenerator<readonly RowCheck[]> {
    const known = await this.knownNodes(source, organizationId);
    const drafts: Draft[] = [];
    for await (const row of rows) {
      const read = readOrganizationRow(row.cells);
      drafts.push({ ...read, faults: [...read.faults], id: newId(), row, good: null });
    }
    new TreeOfDrafts(drafts, known).settle();
    yield drafts.map(({ row, good, faults }) => ({ row, good: faults.length === 0 ? good : null, faults }));
  }

  async write(tx: Tx, goods: readonly unknown[]): Promise<void> {
    const nodes = [...(goods as readonly NewOrganization[])];
    await this.create.createMany(tx, parentsFirst(nodes));
  }

  private async knownNodes(source: RowSource, organizationId: string): Promise<ReadonlyMap<string, KnownNode>> {
    const nodes = await rowsFrom<KnownNode>(
      source,
      `select o.id, o.name, o.level, exists (select 1 from organization_closure c where c.descendant_id = o.id and c.ancestor_id = $1) as "isInScope" from organization o`,
      [organizationId],
    );
    return new Map(nodes.map((node) => [sameName(node.name), node]));
  }
}

const rank = (level: OrganizationLevel): number => ORGANIZATION_LEVELS.indexOf(level);

/** Level by level; within branches, which may hold branches, a parent before its children. */
export function parentsFirst(nodes: readonly NewOrganization[]): NewOrganization[] {
  const pending = new Map(nodes.map((node) => [node.id, node]));
  const ordered: NewOrganization[] = [];
  for (const node of [...nodes].sort((a, b) => rank(a.level) - rank(b.level))) {
    const path: NewOrganization[] = [];
    for (let at: NewOrganization | undefined = node; at && pending.delete(at.id); at = at.parentId === null ? undefined : pending.get(at.parentId)) path.push(at);
    ordered.push(...path.reverse());
  }
  return ordered;
}

/** Hangs the rows of one file below what exists and below each other. */
class TreeOfDrafts {
  private readonly byName = new Map<string, Draft>();
  private readonly children = new Map<string, Draft[]>();

  constructor(private readonly drafts: readonly Draft[], private readonly known: ReadonlyMap<string, KnownNode>) {
    for (const draft of drafts) this.place(draft);
  }

  /** Gives every row its place or its fault. Industry unions first: enterprises of the same file may name them. */
  settle(): void {
    const roots = this.drafts.filter((draft) => this.isSound(draft) && this.known.has(sameName(draft.parentName)));
    const hang = (draft: Draft): void => {
      const parent = this.known.get(sameName(draft.parentName))!;
      if (!parent.isInScope) this.fault(draft, '上级', '这个上级不在您管理的范围内', 'this parent lies outside what you are in charge of');
      else this.hang(draft, parent);
    };
    roots.filter((draft) => draft.level === 'industry').forEach(hang);
    roots.filter((draft) => draft.level !== 'industry').forEach(hang);
    const queue = roots.filter((draft) => draft.good !== null);
    for (let parent = queue.shift(); parent; parent = queue.shift()) {
      for (const child of this.children.get(sameName(parent.name)) ?? []) {
        this.hang(child, { id: parent.id, level: parent.level!, name: parent.name });
        if (child.good) queue.push(child);
      }
    }
    for (const draft of this.drafts) if (!draft.good && draft.faults.length === 0) this.explainParent(draft);
  }

  private place(draft: Draft): void {
    const key = sameName(draft.name);
    const first = this.byName.get(key);
    if (key !== '' && first) this.fault(draft, '名称', `与第 ${first.row.row} 行同名`, `the same name as in row ${first.row.row}`);
    else if (key !== '') this.byName.set(key, draft);
    if (this.known.has(key)) this.fault(draft, '名称', '组织中已有这个名称，无需再次导入', 'an organization of this name exists already');
    const parentKey = sameName(draft.parentName);
    if (!this.isSound(draft) || this.known.has(parentKey)) return;
    const siblings = this.children.get(parentKey);
    if (siblings) siblings.push(draft);
    else this.children.set(parentKey, [draft]);
  }

  private hang(draft: Draft, parent: Pick<KnownNode, 'id' | 'level' | 'name'>): void {
    if (!mayHang(draft.level!, parent.level)) {
      this.fault(draft, '层级', `这个层级不能挂在“${parent.name}”之下；顺序为市→区县或产业→企业→分会→班组`, `this level cannot hang under ${parent.name}; the order is city, district or industry, enterprise, branch, team`);
      return;
    }
    const industryUnionId = this.unionOf(draft);
    if (industryUnionId === undefined) this.fault(draft, '产业工会', '没有这个产业工会', 'no such industry union');
    else draft.good = { id: draft.id, name: draft.name, level: draft.level!, parentId: parent.id, industryUnionId, ownership: draft.ownership, position: draft.row.row };
  }

  /** Null when none is named, undefined when the name is not that of an industry union. */
  private unionOf(draft: Draft): string | null | undefined {
    if (draft.industryUnionName === '') return null;
    const key = sameName(draft.industryUnionName);
    const known = this.known.get(key);
    if (known) return known.level === 'industry' ? known.id : undefined;
    const other = this.byName.get(key);
    return other?.level === 'industry' && other.good ? other.id : undefined;
  }

  private explainParent(draft: Draft): void {
    const parent = this.byName.get(sameName(draft.parentName));
    if (parent) this.fault(draft, '上级', `上级在第 ${parent.row.row} 行，那一行有误或与本行互为上下级`, `the parent stands in row ${parent.row.row}, which is faulty or hangs under this one`);
    else this.fault(draft, '上级', '组织和本文件中都没有这个上级', 'this parent is neither known nor in this file');
  }

  private isSound(draft: Draft): boolean {
    return draft.faults.length === 0;
  }

  private fault(draft: Draft, column: string, zh: string, en: string): void {
    draft.faults.push({ column, zh, en });
  }
}
