import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { ExclusionView } from './selection.view';

@ObjectType('ListChange', { description: 'What a change of the list does to one entry.' })
export class ListChangeView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) categoryName: string;
  @Field(() => String, { description: 'enters or leaves' }) change: string;
  @Field(() => Boolean, { description: 'Taken off by name; else moved by what became best.' }) isExcluded: boolean;
}

@ObjectType('RedecisionAbilities')
export class RedecisionAbilitiesView {
  @Field(() => Boolean, { description: 'The viewer is not who proposed it and may apply it.' }) canApply: boolean;
  @Field(() => Boolean) canCancel: boolean;
}

@ObjectType('Redecision', { description: 'A decided list without somebody: the proposal, its difference, and how it ended.' })
export class RedecisionView {
  @Field(() => ID) id: string;
  @Field(() => ID) roundId: string;
  @Field(() => ID, { description: 'The list it was compared with.' }) decisionId: string;
  @Field(() => ID, { nullable: true }) selectionId: string | null;
  @Field(() => String, { description: 'computing, proposed, impossible, applied or cancelled' }) state: string;
  @Field(() => [ExclusionView]) excluded: ExclusionView[];
  @Field(() => String) reason: string;
  @Field(() => [ListChangeView], { nullable: true, description: 'Null while the list is being computed.' }) changes: ListChangeView[] | null;
  @Field(() => String, { nullable: true }) contentHash: string | null;
  @Field(() => String, { nullable: true }) requestedBy: string | null;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => String, { nullable: true }) settledBy: string | null;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => RedecisionAbilitiesView) abilities: RedecisionAbilitiesView;
}

export const RedecisionOrRefusal = orRefusal('Redecision', RedecisionView);

@InputType()
export class ExclusionInput {
  @Field(() => ID) @IsUUID() entryId: string;
  @Field(() => String, { description: 'objection, withdrawn or ineligible' }) @IsIn(['objection', 'withdrawn', 'ineligible']) because: 'objection' | 'withdrawn' | 'ineligible';
  @Field(() => String, { description: 'A receipt number or an id; no names.' }) @IsString() @MaxLength(80) reference: string;
}

@InputType()
export class ProposeRedecisionInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [ExclusionInput]) @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => ExclusionInput) excluded: ExclusionInput[];
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
