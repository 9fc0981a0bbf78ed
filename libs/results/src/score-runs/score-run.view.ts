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
  @Field(() => String, { nullable: true, description: 'Why there is no score: no_sheets or too_few_judges.' }) reason: string | null;
  @Field(() => Int) judgeCount: number;
  @Field(() => Boolean, { description: 'On the list that stands.' }) isWinner: boolean;
  @Field(() => [SheetTotalView]) sheets: SheetTotalView[];
}

export const ScoreLineConnection = connectionOf('ScoreLine', ScoreLineView);

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
