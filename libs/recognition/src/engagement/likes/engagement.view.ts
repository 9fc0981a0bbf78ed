import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { orRefusal, type GraphContext } from '@jiangong/platform';

/** Stands beside every figure (国办函〔2026〕12号; domain.md §8). */
const SENTENCE = { zh: '点赞、浏览仅作宣传展示，不参与任何评选。', en: 'Likes and views are shown for publicity alone; they play no part in any evaluation.' } as const;

export const sentenceFor = ({ language }: GraphContext): string => SENTENCE[language];

@ObjectType('Engagement', { description: 'How a public work is received: publicity, never evaluation. Under the id of the work.' })
export class EngagementView {
  @Field(() => ID, { description: 'The work’s.' }) id: string;
  @Field(() => Int, { description: 'Every like that is not taken back.' }) likesRaw: number;
  @Field(() => Int, { description: 'Without those that were voided.' }) likesCounted: number;
  @Field(() => Int, { description: 'Every opening.' }) viewsRaw: number;
  @Field(() => Int, { description: 'One for each visitor and day.' }) viewsCounted: number;
  @Field(() => Boolean) likedByMe: boolean;
  @Field(() => String, { description: 'What the figures are for, in the language of the request.' }) sentence: string;
}

export const EngagementOrRefusal = orRefusal('Engagement', EngagementView);
