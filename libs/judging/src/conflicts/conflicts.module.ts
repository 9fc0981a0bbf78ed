import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { PanelsModule } from '../panels/public';
import { SignDeclaration } from './commands/sign-declaration';
import { ConflictResolver } from './conflict.resolver';
import { Conflicts } from './conflicts';
import { ConflictsReader } from './conflicts.reader';
import { DeclarationsReader } from './declarations.reader';
import { PersonConflicts } from './person-conflicts';

@Module({
  imports: [ProgrammeModule, PanelsModule],
  providers: [Conflicts, PersonConflicts, SignDeclaration, ConflictsReader, DeclarationsReader, ConflictResolver],
  exports: [Conflicts, PersonConflicts, SignDeclaration, DeclarationsReader],
})
export class ConflictsModule {}
