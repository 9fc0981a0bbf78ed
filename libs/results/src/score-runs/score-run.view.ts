import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MAX_PAGE } from '@jiangong/kernel';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { ScoreRunState } from './score-run.entity';

@ObjectType('SheetTotal', { description: 'One judge’s part in a score, under a code of the run.' })
export class SheetTotalView {
  @Field(() => String, { description: 'J1, J2 …' }) judge: string;
  @Field(() => String, { nullable: true, description: 'For those who may know who judged; null for everybody else.' }) judgeName: string | null;
  @Field(() => Int, { description: 'Thousandths.' }) total: number;
  @Field(() => Boolean, { description: 'Left out as one of the highest or lowest.' }) isDropped: boolean;
  @Field(() => String, { description: 'kept, dropped_high or dropped_low' }) fate: string;
}

@ObjectType('ComponentScore', { description: 'One component of a score, such as theory or practice.' })
export class ComponentScoreView {
  @Field(() => String) code: string;
  @Field(() => Int, { description: 'Thousandths; below a pass mark not rounded but cut off, so that it never looks like the mark.' }) score: number;
  @Field(() => Boolean) isBelowPass: boolean;
}

@ObjectType('ScoreLine', { description: 'One entry in a sealed run.' })
export class ScoreLineView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
  @Field(() => ID) categoryId: string;
  @Field(() => Int, { nullable: true, description: 'Thousandths; null when it could not be scored.' }) score: number | null;
  @Field(() => Int, { nullable: true }) rank: number | null;
  @Field(() => Boolean) isShared: boolean;
  @Field(() => String, { nullable: true, description: 'Why there is no score: no_sheets or too_few_judges; or why no rank: below_pass_mark.' }) reason: string | null;
  @Field(() => Int) judgeCount: number;
  @Field(() => Boolean, { description: 'On the list that stands.' }) isWinner: boolean;
  @Field(() => [SheetTotalView]) sheets: SheetTotalView[];
  @Field(() => Int, { nullable: true, description: 'By the calibrated model, thousandths. Advice, unless the rules adopt it.' }) calibratedScore: number | null;
  @Field(() => Int, { nullable: true, description: 'Standard error of the calibrated score, thousandths.' }) se: number | null;
  @Field(() => Int, { nullable: true }) calibratedRank: number | null;
  @Field(() => Int, { nullable: true, description: 'The best rank it may have: 5–95 %, within its category.' }) rankLow: number | null;
  @Field(() => Int, { nullable: true }) rankHigh: number | null;
  @Field(() => Boolean, { description: 'The order among its neighbours is not certain.' }) isUncertain: boolean;
  @Field(() => Boolean, { description: 'Some component lies below its pass mark: a score, but no rank.' }) isBelowPass: boolean;
  @Field(() => [ComponentScoreView]) components: ComponentScoreView[];
}

export const ScoreLineConnection = connectionOf('ScoreLine', ScoreLineView);

@ObjectType('RunVariance', { description: 'Where the differences of marks come from, in thousandths of a squared point.' })
export class RunVarianceView {
  @Field(() => Int) entry: number;
  @Field(() => Int) judge: number;
  @Field(() => Int) error: number;
}

@ObjectType('RunReliability', { description: 'How far the ranking separates the entries. All in thousandths; null where undefined.' })
export class RunReliabilityView {
  @Field(() => Int) value: number;
  @Field(() => String, { description: 'green (≥ 0.9), amber (≥ 0.75) or red' }) light: string;
  @Field(() => String, { description: 'The light in one plain sentence, in the language of the request.' }) meaning: string;
  @Field(() => Int, { nullable: true }) icc21: number | null;
  @Field(() => Int, { nullable: true }) icc2k: number | null;
  @Field(() => Int, { nullable: true }) alpha: number | null;
  @Field(() => Int, { nullable: true }) kendallW: number | null;
}

@ObjectType('RunAffinity', { description: 'How much judges give entries of their own district above others, thousandths of a point.' })
export class RunAffinityView {
  @Field(() => Int) mean: number;
  @Field(() => Int) se: number;
}

/** Calls what a reader left open; Nest's default resolver would hand the function on. */
const whenAsked = async ({ source }: { source: RunJudgeView }): Promise<string | null> => (typeof source.judgeName === 'function' ? source.judgeName() : source.judgeName);

@ObjectType('RunJudge', { description: 'One judge of a run, under a code of the run.' })
export class RunJudgeView {
  @Field(() => String, { description: 'J1, J2 …' }) judge: string;
  @Field(() => String, { nullable: true, description: 'For those who may know who judged; the ledger keeps that they asked.', middleware: [whenAsked] }) judgeName: string | (() => Promise<string | null>) | null;
  @Field(() => Int) sheets: number;
  @Field(() => Int, { description: 'Thousandths of a point below the average judge; positive is harsh.' }) severity: number;
  @Field(() => Int, { description: 'Standard error of the severity.' }) se: number;
  @Field(() => Int, { description: 'How far the judge pulls entries apart; 1000 is like the panel.' }) spread: number;
  @Field(() => Int, { description: 'The judge’s scatter over the panel’s; 1000 is the panel’s.' }) noise: number;
  @Field(() => [String], { description: 'random, flat, severe, lenient' }) warnings: readonly string[];
}

@ObjectType('RunResidual', { description: 'A mark far from what entry and judge would lead one to expect: ask the judge, never delete it.' })
export class RunResidualView {
  @Field(() => ID) entryId: string;
  @Field(() => String, { description: 'J1, J2 …' }) judge: string;
  @Field(() => Int, { description: 'Standardised, thousandths.' }) standardised: number;
}

@ObjectType('RunAdvice', { description: 'How sure a run is: what the calibrated model says beside the ranking.' })
export class RunAdviceView {
  @Field(() => String) engine: string;
  @Field(() => RunVarianceView) variance: RunVarianceView;
  @Field(() => RunReliabilityView, { nullable: true }) reliability: RunReliabilityView | null;
  @Field(() => String, { description: 'uniform (judges hardly differ in severity) or one_off (at least 2 % of the variance is severity)' }) panel: string;
  @Field(() => RunAffinityView, { nullable: true }) affinity: RunAffinityView | null;
  @Field(() => [RunJudgeView], { description: 'By code; for the city’s officers and auditors.' }) judges: RunJudgeView[];
  @Field(() => [RunResidualView], { description: 'For the city’s officers and auditors.' }) residuals: RunResidualView[];
  @Field(() => Int, { description: 'Parts of the panel that share no entry; more than one cannot be compared.' }) components: number;
  @Field(() => [String], { description: 'disconnected, few_sheets, no_variation' }) warnings: readonly string[];
}

@ObjectType('RunMethod', { description: 'How marks became scores.' })
export class RunMethodView {
  @Field(() => String, { description: 'mean, median, trimmed, zscore or calibrated' }) kind: string;
  @Field(() => Int, { description: 'Highest totals left out.' }) high: number;
  @Field(() => Int, { description: 'Lowest totals left out.' }) low: number;
  @Field(() => Int) minJudges: number;
  @Field(() => Int) decimals: number;
  @Field(() => String, { description: 'half_up or half_even' }) rounding: string;
}

@ObjectType('ScoreRun', { description: 'One computation of a round’s results: inputs frozen, outputs sealed, hashes in the ledger.' })
export class ScoreRunView {
  @Field(() => ID) id: string;
  roundId: string;
  jobId: string | null;
  @Field(() => Int) number: number;
  @Field(() => String, { description: 'queued, computing, sealed, failed or cancelled' }) state: ScoreRunState;
  @Field(() => String) reason: string;
  @Field(() => String) engine: string;
  @Field(() => String) inputsHash: string;
  @Field(() => String, { nullable: true }) outputsHash: string | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) sealedAt: Date | null;
  @Field(() => Boolean, { description: 'The run the round goes by; a further sealed run is a proposal.' }) stands: boolean;
  @Field(() => String, { nullable: true, description: 'Who asked for it; null for the platform.' }) startedBy: string | null;
  @Field(() => RunMethodView) method: RunMethodView;
  @Field(() => RunAdviceView, { nullable: true, description: 'Null until the run is sealed.' }) advice: RunAdviceView | null;
}

@ObjectType('ScoreRunProgress', { description: 'How far a run is. The first event comes at once; after sealed, failed or cancelled the stream ends.' })
export class ScoreRunProgressView {
  @Field(() => ScoreRunView) run: ScoreRunView;
  @Field(() => Int) done: number;
  @Field(() => Int) total: number;
  @Field(() => String, { description: 'In the language of the request.' }) note: string;
}

export const ScoreRunOrRefusal = orRefusal('ScoreRun', ScoreRunView);

@ArgsType()
export class ScoreLinesArgs {
  @Field(() => ID, { nullable: true })
  @IsOptional() @IsUUID()
  categoryId?: string | null;

  @Field(() => Int, { defaultValue: 50, description: `At most ${MAX_PAGE}.` })
  @Min(1) @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional() @IsString() @MaxLength(512)
  after?: string | null;
}

@InputType()
export class StartScoreRunInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String, { nullable: true, description: 'Needed once a run of the round is sealed.' })
  @IsOptional() @IsString() @MaxLength(500)
  reason?: string | null;
}
