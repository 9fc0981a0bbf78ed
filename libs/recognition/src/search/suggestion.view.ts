import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { IsString, MaxLength } from 'class-validator';
import type { SearchKind } from './search-entry.entity';

@ObjectType('Suggestion', { description: 'Where somebody who types this may be going.' })
export class SuggestionView {
  @Field(() => String, { description: 'star, work, unit' }) kind: SearchKind;
  @Field(() => ID, { description: 'Of the star, work or unit; of several titles of one name, the newest.' }) id: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'The line below: whose it is, what it was given.' }) sub: string;
}

@ArgsType()
export class SuggestionsArgs {
  @Field(() => String, { description: 'What was typed so far: the beginning of a title, or its first letters in pinyin.' }) @IsString() @MaxLength(60) typed: string;
}
