import { Module } from '@nestjs/common';
import { BundlesModule } from './bundles/public';
import { LedgerEventsModule } from './ledger-events/public';
import { Publication, PublicationSignature, PublicationsModule } from './publications/public';
import { Rescoring, RescoringsModule, ResultNotice } from './rescorings/public';
import { ScoreLine, ScoreRun, ScoreRunsModule } from './score-runs/public';
import { Decision, DecisionPlace, SelectionModule } from './selection/public';
import { WhatIf, WhatIfsModule } from './what-ifs/public';

/** Every table of this stage. */
export const resultsEntities = [ScoreRun, ScoreLine, Decision, DecisionPlace, Rescoring, ResultNotice, Publication, PublicationSignature, WhatIf];

/** The modules of the stage in order; each leans on those before it. */
const modules = [ScoreRunsModule, SelectionModule, RescoringsModule, PublicationsModule, WhatIfsModule, BundlesModule, LedgerEventsModule];

@Module({ imports: modules, exports: modules })
export class ResultsModule {}
