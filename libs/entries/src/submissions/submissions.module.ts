import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { ProgrammeModule } from '@jiangong/programme';
import { CarryEntry } from './commands/carry-entry';
import { SaveDraft } from './commands/save-draft';
import { Entries } from './entries';
import { EntriesReader } from './entries.reader';
import { EntryChecks } from './entry-checks';
import { EntryCodes } from './entry-codes';
import { EntryResolver } from './entry.resolver';
import { Likenesses } from './likenesses';
import { HandInReader } from './hand-in.reader';
import { HandInResolver } from './hand-in.resolver';
import { Intakes } from './intakes';

const exported = [Entries, EntriesReader, EntryChecks, EntryCodes, Intakes, Likenesses, CarryEntry, SaveDraft];

@Module({ imports: [PeopleModule, ProgrammeModule], providers: [...exported, EntryResolver, HandInReader, HandInResolver], exports: exported })
export class SubmissionsModule {}
