import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Category', { description: 'Star kind, five-small kind, showcase channel, occupation.' })
export class CategoryView {
  @Field(() => ID) id: string;
  programmeId: string;
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => Int) position: number;
}

@ObjectType('Programme', { description: 'One competition inside a season.' })
export class ProgrammeView {
  @Field(() => ID) id: string;
  seasonId: string;
  @Field(() => String) code: string;
  @Field(() => String) name: string;
  @Field(() => String) description: string;
  @Field(() => String, { description: 'What an entry is: `member` (a person put forward) or `work` (something handed in).' }) subject: 'member' | 'work';
  @Field(() => Int) position: number;
}
