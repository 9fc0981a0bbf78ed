import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AppointPanel } from './commands/appoint-panel';
import { JudgedRounds } from './judged-rounds';
import { PanelResolver } from './panel.resolver';
import { PanelsReader } from './panels.reader';

@Module({ imports: [ProgrammeModule], providers: [AppointPanel, JudgedRounds, PanelsReader, PanelResolver], exports: [AppointPanel, JudgedRounds, PanelsReader] })
export class PanelsModule {}
