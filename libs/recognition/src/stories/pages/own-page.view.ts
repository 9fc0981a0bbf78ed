import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';

@ObjectType('OwnProfile', { description: 'A published piece that tells of oneself.' })
export class OwnProfileView {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => DateTime) publishedAt: Date;
}

@ObjectType('OwnPage', { description: 'One’s own public page and whether one wants it.' })
export class OwnPageView {
  @Field(() => ID, { description: 'Of `publicPerson`.' }) id: string;
  @Field(() => Boolean, { description: 'Whether there is something it would show.' }) hasSomething: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Since when it is hidden at one’s own wish.' }) hiddenAt: Date | null;
  @Field(() => [OwnProfileView], { description: 'These go when the page is hidden.' }) profiles: OwnProfileView[];
}

export const OwnPageOrRefusal = orRefusal('OwnPage', OwnPageView);
