import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, orRefusal } from '@jiangong/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';

@ObjectType('VoidingAbilities')
export class VoidingAbilitiesView {
  @Field(() => Boolean) canRestore: boolean;
}

@ObjectType('Voiding', { description: 'Likes of one work voided together because they look made by a machine. Nobody’s entry is touched by it.' })
export class VoidingView {
  @Field(() => ID) id: string;
  @Field(() => ID) workId: string;
  @Field(() => String, { nullable: true, description: 'Null when the work is not public any more.' }) workTitle: string | null;
  @Field(() => Int, { description: 'How many were voided.' }) likes: number;
  @Field(() => [String], { description: 'clockwork, accounts_together, one_network' }) signs: string[];
  @Field(() => Int, { description: 'From the first to the last.' }) seconds: number;
  @Field(() => Int, { description: 'The middle distance between two, in milliseconds.' }) step: number;
  @Field(() => DateTime) madeAt: Date;
  @Field(() => DateTime, { nullable: true }) restoredAt: Date | null;
  @Field(() => String, { nullable: true }) restoredByName: string | null;
  @Field(() => String) restoreReason: string;
  @Field(() => VoidingAbilitiesView) abilities: VoidingAbilitiesView;
}

export const VoidingConnection = connectionOf('Voiding', VoidingView);
export const VoidingOrRefusal = orRefusal('Voiding', VoidingView);

@InputType()
export class RestoreLikesInput {
  @Field(() => ID) @IsUUID() voidingId: string;
  @Field(() => String) @IsString() @MaxLength(300) reason: string;
}
