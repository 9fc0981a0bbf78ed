import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, PageArgs } from '@jiangong/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

@ObjectType('Job', { description: 'Work going on behind the screen, as its tray shows it.' })
export class JobView {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'What it does, in the language of the request.' }) label: string;
  @Field(() => String, { description: 'queued, running, done, failed or cancelled.' }) state: string;
  @Field(() => Int) progressDone: number;
  @Field(() => Int) progressTotal: number;
  @Field(() => String, { description: 'In the language of the request.' }) progressNote: string;
  @Field(() => String, { nullable: true, description: 'What it is about, e.g. `round:<id>`.' }) subject: string | null;
  @Field(() => String, { nullable: true, description: 'Why it failed, in the language of the request.' }) error: string | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) finishedAt: Date | null;
}

export const JobConnection = connectionOf('Job', JobView);

@ArgsType()
export class JobsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'What the jobs are about, e.g. `round:<id>`; without it, one\'s own.' })
  @IsOptional() @IsString() @MaxLength(120)
  subject?: string | null;
}
