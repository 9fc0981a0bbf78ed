import { Module } from '@nestjs/common';
import { MembersModule } from '../members/public';
import { OrganizationsModule } from '../organizations/public';
import { ChangeStudioLead } from './commands/change-studio-lead';
import { JoinStudio, LeaveStudio } from './commands/change-studio-members';
import { ImportStudios } from './commands/import-studios';
import { RecordOutput } from './commands/record-output';
import { RegisterStudio } from './commands/register-studio';
import { ReportStudioYear, ReviewStudio } from './commands/review-studio';
import { StudioResolver } from './studio.resolver';
import { StudioTies } from './studio-ties';
import { Studios } from './studios';
import { StudiosController } from './studios.controller';
import { StudiosReader } from './studios.reader';

const exported = [Studios, RegisterStudio, JoinStudio, LeaveStudio, ChangeStudioLead, RecordOutput, ReportStudioYear, ReviewStudio, ImportStudios];

@Module({ imports: [OrganizationsModule, MembersModule], controllers: [StudiosController], providers: [...exported, StudioTies, StudiosReader, StudioResolver], exports: exported })
export class StudiosModule {}
