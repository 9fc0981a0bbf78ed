import { Module } from '@nestjs/common';
import { Certificate, CertificateBatch, CertificateCounter, CertificatesModule } from './certificates/public';
import { EngagementModule } from './engagement/public';
import { Feedback, FeedbackModule, FeedbackStep } from './feedback/public';
import { Honour, HonoursModule, PromotionRequest } from './honours/public';
import { ModerationModule, ModerationWord } from './moderation/public';
import { RegisterModule } from './register/public';
import { ReportsModule } from './reports/public';
import { SearchEntry, SearchModule } from './search/public';
import { FundAccount, FundBooking, FundBudget, FundLine, FundsModule, FundYear, Payable, PaymentBatch, PrizeClaim, StudioGrant } from './funds/public';
import { titleEntities, TitlesModule } from './titles/public';
import { HiddenPerson, NewsItem, NewsStep, StoriesModule, Work, WorkStep, PastFigure } from './stories/public';
import { evaluationEntities, EvaluationsModule } from './evaluations/public';

/** Every table of this stage. */
export const recognitionEntities = [Honour, PromotionRequest, Certificate, CertificateBatch, CertificateCounter, ModerationWord, NewsItem, NewsStep, PastFigure, SearchEntry, Work, WorkStep, Feedback, FeedbackStep, FundAccount, FundBooking, FundBudget, FundLine, FundYear, Payable, PaymentBatch, PrizeClaim, StudioGrant, ...titleEntities, HiddenPerson, ...evaluationEntities];

const modules = [HonoursModule, CertificatesModule, RegisterModule, TitlesModule, ModerationModule, SearchModule, StoriesModule, EngagementModule, FeedbackModule, FundsModule, EvaluationsModule, ReportsModule];

@Module({ imports: modules, exports: modules })
export class RecognitionModule {}
