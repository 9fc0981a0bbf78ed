import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { AppointPanel } from './commands/appoint-panel';
import { SubstituteJudge } from './commands/substitute-judge';
import { JudgedRounds } from './judged-rounds';
import { PanelFollowers } from './panel-followers';
import { PanelHistory } from './panel-history';
import { PanelPreview } from './panel-preview';
import { PanelResolver } from './panel.resolver';
import { PanelsReader } from './panels.reader';

const exported = [AppointPanel, SubstituteJudge, PanelFollowers, JudgedRounds, PanelsReader];

@Module({ imports: [ProgrammeModule], providers: [...exported, PanelHistory, PanelPreview, PanelResolver], exports: exported })
export class PanelsModule {}
