import { Module } from '@nestjs/common';
import { BundlesModule } from './bundles/public';
import { CorrectionsModule } from './corrections/public';
import { LedgerEventsModule } from './ledger-events/public';
import { Notice, NoticeContact, NoticesModule, NoticeYear } from './notices/public';
import { Objection, ObjectionFile, ObjectionsModule, ObjectionStep } from './objections/public';
import { Publication, PublicationSignature, PublicationsModule } from './publications/public';
import { Rescoring, RescoringsModule, ResultNotice } from './rescorings/public';
import { ScoreLine, ScoreRun, ScoreRunsModule } from './score-runs/public';
import { Decision, DecisionPlace, Redecision, Selection, SelectionModule, SelectionOverride } from './selection/public';
import { WhatIf, WhatIfsModule } from './what-ifs/public';

/** Every table of this stage. */
export const resultsEntities = [ScoreRun, ScoreLine, Selection, SelectionOverride, Decision, DecisionPlace, Redecision, Rescoring, ResultNotice, Publication, PublicationSignature, Notice, NoticeYear, NoticeContact, Objection, ObjectionStep, ObjectionFile, WhatIf];

/** The modules of the stage in order; each leans on those before it. */
const modules = [ScoreRunsModule, SelectionModule, RescoringsModule, PublicationsModule, NoticesModule, CorrectionsModule, ObjectionsModule, WhatIfsModule, BundlesModule, LedgerEventsModule];

@Module({ imports: modules, exports: modules })
export class ResultsModule {}
