import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { Day } from '@jiangong/kernel';
import type { StudioLevel } from '@jiangong/people';
import { connectionOf, DayScalar, PageArgs } from '@jiangong/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

@ObjectType('PublicStudioPerson', { description: 'A name with the page it leads to.' })
export class PublicStudioPersonView {
  @Field(() => String, { description: 'Of a lead who wants no page, its first character alone.' }) name: string;
  @Field(() => ID, { nullable: true, description: 'The person’s public page, for who has one.' }) personId: string | null;
}

@ObjectType('PublicStudioOutput')
export class PublicStudioOutputView {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) title: string;
  @Field(() => DayScalar) onDay: Day;
}

@ObjectType('PublicStudio', { description: 'A studio as everybody may see it; never a number of a person.' })
export class PublicStudioView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) unitName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => PublicStudioPersonView) lead: PublicStudioPersonView;
  @Field(() => [PublicStudioPersonView], { description: 'Of the other members those who are public already, by an honour or a work, and did not take their page away.' }) members: PublicStudioPersonView[];
  @Field(() => String) field: string;
  @Field(() => DayScalar) foundedOn: Day;
  @Field(() => String) level: StudioLevel;
  @Field(() => Int, { description: 'The lead among them.' }) memberCount: number;
  @Field(() => Int) outputCount: number;
  @Field(() => [PublicStudioOutputView], { description: 'The newest three.' }) outputs: PublicStudioOutputView[];
}
export const PublicStudioConnection = connectionOf('PublicStudio', PublicStudioView);

@ArgsType()
export class PublicStudiosArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Part of the name, the unit or the field.' }) @IsOptional() @IsString() @MaxLength(60) search?: string | null;
}
