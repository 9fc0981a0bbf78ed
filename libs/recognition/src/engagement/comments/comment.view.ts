import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { FindingView } from '../../moderation/public';
import type { CommentState } from '../store/engagement.entity';
import type { Decision } from './comment.rules';

@ObjectType('CommentAbilities')
export class CommentAbilitiesView {
  @Field(() => Boolean) canDelete: boolean;
  @Field(() => Boolean) canReport: boolean;
}

@ObjectType('Comment', { description: 'A word on a work: publicity, never evaluation. Seen by all once an organiser let it through.' })
export class CommentView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'The family name alone.' }) author: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) text: string;
  @Field(() => String, { description: 'pending and returned are the author’s own; shown; deleted' }) state: CommentState;
  @Field(() => String, { description: 'Why it was returned; told to its author.' }) reason: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => Boolean) isMine: boolean;
  @Field(() => CommentAbilitiesView) abilities: CommentAbilitiesView;
}

export const CommentConnection = connectionOf('Comment', CommentView);
export const CommentOrRefusal = orRefusal('Comment', CommentView);

@ObjectType('CommentToModerate')
export class CommentToModerateView {
  @Field(() => ID) id: string;
  @Field(() => ID) workId: string;
  @Field(() => String, { nullable: true, description: 'Null when the work is not public any more.' }) workTitle: string | null;
  @Field(() => String) authorName: string;
  @Field(() => String) organizationName: string;
  @Field(() => String) text: string;
  @Field(() => String) state: CommentState;
  @Field(() => String) reason: string;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => String, { nullable: true }) decidedByName: string | null;
  @Field(() => Int, { description: 'That nobody has looked at yet.' }) reports: number;
  @Field(() => [String], { description: 'What those who reported it said, the newest five.' }) reportReasons: string[];
  @Field(() => [FindingView]) findings: FindingView[];
}

export const CommentToModerateConnection = connectionOf('CommentToModerate', CommentToModerateView);
export const CommentToModerateOrRefusal = orRefusal('CommentToModerate', CommentToModerateView);

const TEXT = 500;

@InputType()
export class PostCommentInput {
  @Field(() => ID) @IsUUID() workId: string;
  @Field(() => String) @IsString() @MaxLength(TEXT) text: string;
}

@InputType()
export class ReportCommentInput {
  @Field(() => ID) @IsUUID() commentId: string;
  @Field(() => String) @IsString() @MaxLength(200) reason: string;
}

@InputType()
export class ModerateCommentInput {
  @Field(() => ID) @IsUUID() commentId: string;
  @Field(() => String, { description: 'show: goes out, or stays; return: back to its author, taken down' }) @IsIn(['show', 'return']) decision: Decision;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(300) reason?: string | null;
}
