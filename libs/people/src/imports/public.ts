/**
 * Imports: organizations and rosters from workbooks. A file is checked row by row, shown, and written only when
 * somebody accepts it; what is refused comes back as a workbook with the reasons.
 * It holds no rule of its own about members or organizations: rows pass through their commands.
 */
export { AcceptRosterImport } from './commands/accept-roster-import';
export { CheckRosterImport, type NewRosterImport } from './commands/check-roster-import';
export { DropRosterImport } from './commands/drop-roster-import';
export { ImportsModule } from './imports.module';
export { importPermissions } from './roster-import.policy';
export { RosterImport, RosterImportFault } from './roster-import.entity';
export { GENDERS, POST_CLASSES, readRosterRow, ROSTER_COLUMNS, YES_NO } from './roster-table';
export { ORGANIZATIONS_COLUMNS, readOrganizationRow } from './organizations-table';
