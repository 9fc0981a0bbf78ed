import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '@jiangong/platform';
import { IsIn, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { SEARCH_KINDS, type SearchKind } from './search-entry.entity';

@ObjectType('TextPart', { description: 'A piece of a text; what was looked for is marked. Plain text, never markup.' })
export class TextPartView {
  @Field(() => String) text: string;
  @Field(() => Boolean) isHit: boolean;
}

@ObjectType('SearchHit')
export class SearchHitView {
  @Field(() => String, { description: SEARCH_KINDS.join(', ') }) kind: SearchKind;
  @Field(() => ID, { description: 'Of the star, work, unit or news item.' }) id: string;
  @Field(() => String) title: string;
  @Field(() => [TextPartView]) titleParts: TextPartView[];
  @Field(() => [TextPartView]) subParts: TextPartView[];
  @Field(() => DateTime) at: Date;
}

@ArgsType()
export class SearchArgs {
  @Field(() => String, { description: 'Words, a name, or the first letters of their pinyin.' }) @IsString() @MaxLength(100) query: string;
  @Field(() => [String], { nullable: true, description: `Any of ${SEARCH_KINDS.join(', ')}; all when left out.` })
  @IsOptional() @IsIn(SEARCH_KINDS, { each: true })
  kinds?: SearchKind[] | null;
  @Field(() => Int, { defaultValue: 20 }) @Min(1) @Max(50) first: number;
}
