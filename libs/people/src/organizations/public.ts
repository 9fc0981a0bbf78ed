/**
 * Organizations: the union tree, from the city down to the work team, with every pair of a node and a node above it.
 * Other rooms ask it for lineages, units and districts, and scope their lists by its closure.
 * It knows nothing of people.
 */
export { CreateOrganization, type NewOrganization } from './commands/create-organization';
export { MoveOrganization } from './commands/move-organization';
export { RenameOrganization } from './commands/rename-organization';
export { Organization, OrganizationClosure, ORGANIZATION_LEVELS, type OrganizationLevel } from './organization.entity';
export { OrganizationMoved } from './organization.events';
export { organizationLoader, ORGANIZATION_COLUMNS, ORGANIZATION_JSON } from './organization.loader';
export { organizationPermissions } from './organization.policy';
export * from './organization.refusals';
export { isAtUnit, LEVEL_NAMES, mayHang } from './organization.rules';
export { OrganizationView } from './organization.view';
export { Organizations, type Unit } from './organizations';
export { OrganizationsModule } from './organizations.module';
