import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { CategoryView } from '@jiangong/programme';
import { IsOptional, IsUUID } from 'class-validator';

@ObjectType('ComplianceLine', { description: 'One quota against the list.' })
export class ComplianceLineView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'floor or cap' }) kind: string;
  @Field(() => Int) required: number;
  @Field(() => Int) reached: number;
  @Field(() => Int, { description: 'How far inside the rule.' }) margin: number;
  @Field(() => Int, { description: 'The winners the percentage is taken of.' }) base: number;
  @Field(() => Boolean) isMet: boolean;
}

@ObjectType('DecisionPlace', { description: 'One winner.' })
export class DecisionPlaceView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) name: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => ID) categoryId: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int) rank: number;
  @Field(() => Int, { description: 'Thousandths.' }) score: number;
  @Field(() => String) title: string;
}

@ObjectType('Decision', { description: 'The winners of a round as decided from one sealed run.' })
export class DecisionView {
  @Field(() => ID) id: string;
  roundId: string;
  @Field(() => String, { description: 'standing, void or superseded' }) state: string;
  @Field(() => ID) runId: string;
  @Field(() => ID, { nullable: true, description: 'Where the rules ask for a list as a whole.' }) selectionId: string | null;
  @Field(() => String) contentHash: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => [ComplianceLineView]) compliance: ComplianceLineView[];
  @Field(() => [DecisionPlaceView]) places: DecisionPlaceView[];
}

export const DecisionOrRefusal = orRefusal('Decision', DecisionView);

@ObjectType('EmptyPlaces', { description: 'Empty places by what kept them empty; the causes add up to them. Missing marks are another matter than works that are not good enough.' })
export class EmptyPlacesView {
  @Field(() => Int, { description: 'Entries stood there without a score: too few sheets.' }) notScored: number;
  @Field(() => Int, { description: 'Entries stood there below the minimum or a pass mark.' }) belowMinimum: number;
  @Field(() => Int, { description: 'A shared rank did not fit whole and was left out whole.' }) tieAtCut: number;
  @Field(() => Int, { description: 'There was nobody else.' }) noCandidates: number;
}

@ObjectType('CategoryPlaces', { description: 'Places of a category and how many the standing list fills; the rest stays empty.' })
export class CategoryPlacesView {
  @Field(() => CategoryView) category: CategoryView;
  @Field(() => Int) places: number;
  @Field(() => Int) filled: number;
  @Field(() => EmptyPlacesView, { nullable: true, description: 'Null while no list stands.' }) empty: EmptyPlacesView | null;
}

@ObjectType('RunDisagreement', { description: 'An entry the calibrated ranking puts on the other side of the award line: for the jury to look at, never changed silently.' })
export class RunDisagreementView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => Int, { nullable: true }) score: number | null;
  @Field(() => Int, { nullable: true }) rank: number | null;
  @Field(() => Int) calibratedScore: number;
  @Field(() => Int, { description: 'Among the entries that have a rank.' }) calibratedRank: number;
  @Field(() => String, { description: 'What calibration would do: enters or leaves the list.' }) change: string;
}

@ObjectType('AwardLine', { description: 'Where the list of a category ends, by places and minimum mark, and how sure that is. Quotas are checked when the list is decided.' })
export class AwardLineView {
  @Field(() => CategoryView) category: CategoryView;
  @Field(() => Int) places: number;
  @Field(() => Int, { nullable: true, description: 'Thousandths.' }) minimumMark: number | null;
  @Field(() => Int, { description: 'Winners this ranking gives.' }) filled: number;
  @Field(() => Int, { nullable: true, description: 'The lowest score on the list, thousandths.' }) score: number | null;
  @Field(() => [ID], { description: 'Entries whose interval lies across the line.' }) uncertainEntryIds: readonly string[];
  @Field(() => [RunDisagreementView]) disagreements: RunDisagreementView[];
}

@InputType()
export class DecideRoundInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() runId: string;
  @Field(() => ID, { nullable: true, description: 'The selection before the officer’s eyes, where the rules ask for a list as a whole.' }) @IsOptional() @IsUUID() selectionId?: string | null;
}
