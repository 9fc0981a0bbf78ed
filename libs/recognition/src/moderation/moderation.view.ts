import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { orRefusal } from '@jiangong/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, Length, MaxLength, ValidateNested } from 'class-validator';
import type { FindingKind } from './finding.rules';
import type { WordLevel } from './moderation-word.entity';

const LEVELS = ['look', 'block'] as const satisfies readonly WordLevel[];

@ObjectType('Finding', { description: 'Something in a text that a person should look at before it goes out.' })
export class FindingView {
  @Field(() => String, { description: 'word, phone, id_number, link' }) kind: FindingKind;
  @Field(() => String, { description: 'look, block' }) level: WordLevel;
  @Field(() => String) text: string;
  @Field(() => Int, { description: 'Where it begins, in UTF-16 units.' }) at: number;
  @Field(() => Int) length: number;
}

@ObjectType('ModerationWord')
export class ModerationWordView {
  @Field(() => ID) id: string;
  @Field(() => String) word: string;
  @Field(() => String, { description: 'look: somebody should look; block: it does not go out as it stands' }) level: WordLevel;
  @Field(() => String) note: string;
}

@ObjectType('ModerationWords')
export class ModerationWordsView {
  @Field(() => [ModerationWordView]) words: ModerationWordView[];
}

export const ModerationWordsOrRefusal = orRefusal('ModerationWords', ModerationWordsView);

@InputType()
export class ModerationWordInput {
  @Field(() => String) @IsString() @Length(2, 30) word: string;
  @Field(() => String) @IsIn(LEVELS) level: WordLevel;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(200) note?: string | null;
}

@InputType()
export class SaveModerationWordsInput {
  @Field(() => [ModerationWordInput], { description: 'New ones, or known ones with another level.' })
  @ArrayMaxSize(500) @ValidateNested({ each: true }) @Type(() => ModerationWordInput)
  words: ModerationWordInput[];

  @Field(() => [String], { nullable: true, description: 'Words to take off the list.' })
  @IsOptional() @ArrayMaxSize(500) @IsString({ each: true })
  removed?: string[] | null;
}
