import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DayScalar, PageArgs } from '@jiangong/platform';
import type { Day } from '@jiangong/kernel';
import { IsBoolean, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('TitleLevel', { description: 'A level with its places.' })
export class TitleLevelView {
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int, { description: 'As many can hold it at one time.' }) cap: number;
  @Field(() => Int) holders: number;
  @Field(() => Int, { description: 'Free places, those being posted among them.' }) vacant: number;
  @Field(() => Int, { description: 'Of these, in a posting that goes on.' }) posted: number;
  @Field(() => Int, { description: 'Fen a month.' }) allowanceFen: number;
  @Field(() => Int) termMonths: number;
}

@ObjectType('TitlePosting', { description: 'Free places made public; whoever wants one nominates themselves in its round.' })
export class TitlePostingView {
  @Field(() => ID) id: string;
  @Field(() => String) number: string;
  @Field(() => String) titleName: string;
  @Field(() => String) levelName: string;
  @Field(() => Int) places: number;
  @Field(() => String) conditions: string;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar, { description: 'The last day for nominating oneself.' }) toOn: Day;
  @Field(() => ID) roundId: string;
  @Field(() => String, { description: 'The phase of its round.' }) phase: string;
  @Field(() => String, { description: 'posted, filled, closed' }) state: string;
  @Field(() => Boolean, { description: 'One can nominate oneself now.' }) isOpen: boolean;
}

@ObjectType('Title', { description: 'A title with a term: capped by level, assessed every year, ended and posted anew.' })
export class TitleView {
  @Field(() => ID) id: string;
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String) grantedBy: string;
  @Field(() => [TitleLevelView]) levels: TitleLevelView[];
  @Field(() => [TitlePostingView], { description: 'Those that go on.' }) postings: TitlePostingView[];
}

@ObjectType('TitleHolder', { description: 'The register: name, unit, level, from and to; never an age or a number.' })
export class TitleHolderView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) unitName: string;
  @Field(() => String) levelName: string;
  @Field(() => DayScalar) fromOn: Day;
  @Field(() => DayScalar, { description: 'The last day of the term, or the day on which it ended.' }) toOn: Day;
  @Field(() => Boolean) isStanding: boolean;
}

export const TitleHolderConnection = connectionOf('TitleHolder', TitleHolderView);

@ArgsType()
export class TitleHoldersArgs extends PageArgs {
  @Field(() => ID) @IsUUID() titleId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(30) level?: string | null;
  @Field(() => Boolean, { defaultValue: true, description: 'False: those whose title ended.' }) @IsBoolean() isStanding: boolean;
}
