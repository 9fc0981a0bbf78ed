import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@jiangong/platform';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { ProgrammeView } from '../programmes/public';
import { RoundView } from '../rounds/public';

@ObjectType('Season', { description: 'One competition year.' })
export class SeasonView {
  @Field(() => ID) id: string;
  @Field(() => Int) year: number;
  @Field(() => String) name: string;
  @Field(() => String) theme: string;
}

export const SeasonOrRefusal = orRefusal('Season', SeasonView);

@ObjectType('CycleCell', { description: 'One round on the board; the counts are under the scope of who looks.' })
export class CycleCellView {
  @Field(() => RoundView) round: RoundView;
  @Field(() => String, { nullable: true, description: 'Why the clock could not take the step that is due.' }) blocking: string | null;
}

@ObjectType('CycleBoardRow')
export class CycleBoardRowView {
  @Field(() => ProgrammeView) programme: ProgrammeView;
  @Field(() => [CycleCellView]) cells: CycleCellView[];
}

@InputType()
export class CreateSeasonInput {
  @Field(() => Int) @IsInt() @Min(2018) @Max(2100) year: number;
  @Field(() => String) @IsString() @MinLength(1) @MaxLength(80) name: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) theme?: string | null;
  @Field(() => Int, { nullable: true, description: 'Take programmes, categories, newest rules and calendar from that season instead of the standard one.' })
  @IsOptional() @IsInt() copyFromYear?: number | null;
}
