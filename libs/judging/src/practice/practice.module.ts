import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { PanelsModule } from '../panels/public';
import { SavePractice } from './commands/save-practice';
import { SetPractice } from './commands/set-practice';
import { PracticeReader } from './practice.reader';
import { PracticeResolver } from './practice.resolver';

@Module({ imports: [ProgrammeModule, PanelsModule], providers: [SetPractice, SavePractice, PracticeReader, PracticeResolver], exports: [SetPractice, SavePractice] })
export class PracticeModule {}
