import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { CategoryView } from '@jiangong/programme';
import { IsUUID } from 'class-validator';

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
  @Field(() => String, { description: 'standing or void' }) state: string;
  @Field(() => ID) runId: string;
  @Field(() => String) contentHash: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => [ComplianceLineView]) compliance: ComplianceLineView[];
  @Field(() => [DecisionPlaceView]) places: DecisionPlaceView[];
}

export const DecisionOrRefusal = orRefusal('Decision', DecisionView);

@ObjectType('CategoryPlaces', { description: 'Places of a category and how many the standing list fills; the rest stays empty.' })
export class CategoryPlacesView {
  @Field(() => CategoryView) category: CategoryView;
  @Field(() => Int) places: number;
  @Field(() => Int) filled: number;
}

@InputType()
export class DecideRoundInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() runId: string;
}
