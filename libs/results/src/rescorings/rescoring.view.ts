import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@jiangong/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('RescoringAbilities')
export class RescoringAbilitiesView {
  @Field(() => Boolean, { description: 'The viewer may ask for the run to be applied.' }) canRequest: boolean;
  @Field(() => Boolean, { description: 'Another officer has asked, and the viewer may confirm.' }) canConfirm: boolean;
  @Field(() => Boolean) canCancel: boolean;
}

@ObjectType('Rescoring', { description: 'A sealed run proposed in place of the standing one.' })
export class RescoringView {
  @Field(() => String, { description: 'proposed, requested (by a first officer), applied or cancelled' }) state: string;
  @Field(() => String, { nullable: true }) requestedBy: string | null;
  @Field(() => DateTime, { nullable: true }) requestedAt: Date | null;
  @Field(() => String, { nullable: true, description: 'Who applied or cancelled it.' }) settledBy: string | null;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => String, { nullable: true }) cancelReason: string | null;
  @Field(() => RescoringAbilitiesView) abilities: RescoringAbilitiesView;
}

@ObjectType('RankingChange', { description: 'What another ranking does to one entry. Scores in thousandths.' })
export class RankingChangeView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
  @Field(() => ID) categoryId: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int, { nullable: true }) oldScore: number | null;
  @Field(() => Int, { nullable: true }) newScore: number | null;
  @Field(() => Int, { nullable: true }) oldRank: number | null;
  @Field(() => Int, { nullable: true }) newRank: number | null;
  @Field(() => String, { nullable: true, description: 'enters or leaves the list; null when it stays where it is' }) change: string | null;
}

@ObjectType('RescoringPreview', { description: 'A sealed run against the one that stands.' })
export class RescoringPreviewView {
  @Field(() => ID) runId: string;
  @Field(() => ID) standingRunId: string;
  @Field(() => Int) standingNumber: number;
  @Field(() => Int, { description: 'Entries both runs agree on.' }) unchanged: number;
  @Field(() => Int) entering: number;
  @Field(() => Int) leaving: number;
  @Field(() => [RankingChangeView], { description: 'In the order of the new ranking.' }) changes: RankingChangeView[];
}

@ObjectType('ResultNotice', { description: 'Word to a person whose entry’s result was computed anew; it holds no mark.' })
export class ResultNoticeView {
  @Field(() => ID) id: string;
  @Field(() => ID) roundId: string;
  @Field(() => String) roundName: string;
  @Field(() => ID) entryId: string;
  @Field(() => String) entryTitle: string;
  @Field(() => String, { description: 'In the language of the request.' }) text: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Boolean) isRead: boolean;
}

@InputType()
export class CancelRescoringInput {
  @Field(() => ID) @IsUUID() runId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
