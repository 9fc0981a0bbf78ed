import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/public';
import { IdentityModule } from '../identity/public';
import { MembersModule } from '../members/public';
import { OrganizationsModule } from '../organizations/public';
import { AcceptRosterImport } from './commands/accept-roster-import';
import { CheckRosterImport } from './commands/check-roster-import';
import { DropRosterImport } from './commands/drop-roster-import';
import { FaultsWorkbook } from './faults-workbook';
import './import.templates';
import { ImportKinds } from './import-kinds';
import { ImportsController } from './imports.controller';
import { OrganizationsKind } from './organizations-kind';
import { RosterImportResolver } from './roster-import.resolver';
import { RosterImportWork } from './roster-import-work';
import { RosterImportsReader } from './roster-imports.reader';
import { RosterKind } from './roster-kind';

const commands = [CheckRosterImport, AcceptRosterImport, DropRosterImport];

@Module({
  imports: [OrganizationsModule, MembersModule, IdentityModule, ActivityModule],
  controllers: [ImportsController],
  providers: [...commands, RosterKind, OrganizationsKind, ImportKinds, RosterImportWork, RosterImportsReader, FaultsWorkbook, RosterImportResolver],
  exports: commands,
})
export class ImportsModule {}
