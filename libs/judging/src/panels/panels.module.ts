import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AppointPanel } from './commands/appoint-panel';
import { PanelFollowers } from './panel-followers';
import { JudgedRounds } from './judged-rounds';
import { PanelResolver } from './panel.resolver';
import { PanelsReader } from './panels.reader';

@Module({ imports: [ProgrammeModule], providers: [AppointPanel, PanelFollowers, JudgedRounds, PanelsReader, PanelResolver], exports: [AppointPanel, PanelFollowers, JudgedRounds, PanelsReader] })
export class PanelsModule {}
