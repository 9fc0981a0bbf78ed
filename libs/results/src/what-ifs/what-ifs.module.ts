import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { RescoringsModule } from '../rescorings/public';
import { ScoreRunsModule } from '../score-runs/public';
import { AskWhatIf } from './commands/ask-what-if';
import { WhatIfResolver } from './what-if.resolver';
import { WhatIfsReader } from './what-ifs.reader';

@Module({
  imports: [ProgrammeModule, ScoreRunsModule, RescoringsModule],
  providers: [AskWhatIf, WhatIfsReader, WhatIfResolver],
  exports: [AskWhatIf],
})
export class WhatIfsModule {}
