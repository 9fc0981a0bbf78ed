import { Module } from '@nestjs/common';
import { EntriesModule } from '@jiangong/entries';
import { ConferHonours } from './commands/confer-honours';
import { CorrectHonours } from './commands/correct-honours';
import { HonouredWorks } from './honoured-works';
import { HonoursOnResultPublished } from './reactions/on-result-published';
import { HonoursOnResultSuperseded } from './reactions/on-result-superseded';

@Module({ imports: [EntriesModule], providers: [ConferHonours, HonouredWorks, HonoursOnResultPublished, CorrectHonours, HonoursOnResultSuperseded], exports: [ConferHonours] })
export class HonoursModule {}
