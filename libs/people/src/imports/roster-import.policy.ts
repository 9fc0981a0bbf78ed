import { definePermissions, mayAt, nodesWhere, NotAllowed, NotFound, BadInput, type Actor } from '@jiangong/kernel';

export const importPermissions = definePermissions({
  // the same roles that may enrol one member or create one organization: a file is no way round
  'roster.import': ['unit_cadre', 'district_organiser', 'city_organiser', 'administrator'],
});

export const noImport = { zh: '导入记录', en: 'import' };

/** The node below which a file's rows must lie: the one asked for, else the only one the actor is in charge of. */
export function importNode(actor: Actor, asked: string | null | undefined): string {
  if (asked) return asked;
  const nodes = [...new Set(nodesWhere(actor, 'roster.import'))];
  if (nodes.length === 1) return nodes[0]!;
  throw BadInput.at('input.organizationId', '请选择导入到哪个组织之下', 'say below which organization to import');
}

/** Lock two: in charge at the node or above it. */
export function requireImportAt(actor: Actor, lineage: readonly string[]): void {
  if (lineage.length === 0) throw new NotFound({ zh: '组织', en: 'organization' });
  if (!mayAt(actor, 'roster.import', lineage)) throw new NotAllowed('roster.import');
}
