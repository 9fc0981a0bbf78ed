import { Module } from '@nestjs/common';
import { Publication, PublicationSignature, PublicationsModule } from './publications/public';
import { ScoreLine, ScoreRun, ScoreRunsModule } from './score-runs/public';
import { Decision, DecisionPlace, SelectionModule } from './selection/public';

/** Every table of this stage. */
export const resultsEntities = [ScoreRun, ScoreLine, Decision, DecisionPlace, Publication, PublicationSignature];

/** The modules of the stage in order; each leans on those before it. */
const modules = [ScoreRunsModule, SelectionModule, PublicationsModule];

@Module({ imports: modules, exports: modules })
export class ResultsModule {}
