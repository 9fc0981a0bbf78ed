import { Module } from '@nestjs/common';
import { ScoreLine, ScoreRun } from './score-runs/score-run.entity';
import { Decision, DecisionPlace } from './selection/decision.entity';
import { Publication, PublicationSignature } from './publications/publication.entity';

/** Every table of this stage. */
export const resultsEntities = [ScoreRun, ScoreLine, Decision, DecisionPlace, Publication, PublicationSignature];

@Module({})
export class ResultsModule {}
