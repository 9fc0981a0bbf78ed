import { Module } from '@nestjs/common';
import { ProgrammeModule } from '@jiangong/programme';
import { RescoringsModule } from '../rescorings/public';
import { ScoreRunsModule } from '../score-runs/public';
import { SelectionModule } from '../selection/public';
import { AnswerWhatIf } from './answer-what-if';
import { AskListWhatIf } from './commands/ask-list-what-if';
import { AskWhatIf } from './commands/ask-what-if';
import { ListWhatIfsReader } from './list-what-ifs.reader';
import { ListWhatIfResolver, WhatIfResolver } from './what-if.resolver';
import { WhatIfsReader } from './what-ifs.reader';

@Module({
  imports: [ProgrammeModule, ScoreRunsModule, SelectionModule, RescoringsModule],
  providers: [AnswerWhatIf, AskListWhatIf, AskWhatIf, ListWhatIfResolver, ListWhatIfsReader, WhatIfResolver, WhatIfsReader],
  exports: [AskListWhatIf, AskWhatIf],
})
export class WhatIfsModule {}
