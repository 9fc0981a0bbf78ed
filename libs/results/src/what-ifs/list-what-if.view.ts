import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { SelectionLineView, SelectionRelaxationView, SelectionRuleView } from '../selection/public';

@ObjectType('ListNumberAsked', { description: 'A number of the rules that was tried.' })
export class ListNumberAskedView {
  @Field(() => String, { nullable: true, description: 'The rule; null for the places.' }) code: string | null;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field(() => Boolean, { description: 'Hundredths of the base; else people.' }) isPercent: boolean;
  @Field(() => Int) from: number;
  @Field(() => Int) to: number;
}

@ObjectType('ListWhatIfChange', { description: 'Somebody who would enter or leave the list.' })
export class ListWhatIfChangeView {
  @Field(() => String, { description: 'enters or leaves' }) change: string;
  @Field(() => SelectionLineView, { description: 'As the selection has it.' }) line: SelectionLineView;
}

@ObjectType('ListWhatIf', { description: 'A question to the candidates of a selection under other quotas or places, and its answer. It changed nothing.' })
export class ListWhatIfView {
  @Field(() => ID) id: string;
  @Field(() => ID) selectionId: string;
  @Field(() => String, { nullable: true }) askedBy: string | null;
  @Field(() => DateTime) askedAt: Date;
  @Field(() => String, { description: 'computing, answered or failed' }) state: string;
  @Field(() => String, { nullable: true, description: 'Why it could not be answered; in the language of the request.' }) problem: string | null;
  @Field(() => [ListNumberAskedView], { description: 'What was changed in the rules.' }) asked: ListNumberAskedView[];
  @Field(() => Int, { description: 'Places asked about.' }) places: number;
  @Field(() => String, { nullable: true, description: 'optimal or infeasible; null until answered.' }) status: string | null;
  @Field(() => Int, { nullable: true, description: 'On the list; null where there is none.' }) listed: number | null;
  @Field(() => Int, { nullable: true, description: 'Total score of that list, thousandths.' }) total: number | null;
  @Field(() => Int) entering: number;
  @Field(() => Int) leaving: number;
  @Field(() => [SelectionRuleView], { description: 'The rules as asked, against that list; empty until answered.' }) rules: SelectionRuleView[];
  @Field(() => [SelectionRelaxationView], { description: 'What would help where no list keeps these rules.' }) relaxations: SelectionRelaxationView[];
  @Field(() => [ListWhatIfChangeView], { description: 'Against the computed list, changes of the panel apart; by position.' }) changes: ListWhatIfChangeView[];
}

export const ListWhatIfOrRefusal = orRefusal('ListWhatIf', ListWhatIfView);

@InputType()
export class ListNumberInput {
  @Field(() => String, { description: 'quota:…, cap:…, least:… or most:…' }) @IsString() @MaxLength(120) code: string;
  @Field(() => Int, { description: 'Hundredths of the base where the rule is a share, people elsewhere.' }) @IsInt() @Min(0) @Max(5_000) number: number;
}

@InputType()
export class ListWhatIfInput {
  @Field(() => ID) @IsUUID() selectionId: string;
  @Field(() => Int, { nullable: true }) @IsOptional() @IsInt() @Min(1) @Max(5_000) places?: number | null;
  @Field(() => [ListNumberInput], { nullable: true, description: 'Those that change.' })
  @IsOptional() @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => ListNumberInput)
  rules?: ListNumberInput[] | null;
}
