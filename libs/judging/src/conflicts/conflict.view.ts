import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { connectionOf, PageArgs } from '@jiangong/platform';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { CONFLICT_KINDS, type ConflictKind } from './conflict.rules';

@ObjectType('Conflict', { description: 'Why a judge is kept from an entry (hard), or should get it last (soft).' })
export class ConflictView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
  @Field(() => ID) judgeId: string;
  @Field(() => String) judgeName: string;
  @Field(() => String, { description: CONFLICT_KINDS.join(', ') }) kind: ConflictKind;
  @Field(() => Boolean, { description: 'A hard one is never assigned and hides the entry; a soft one is a flag.' }) isHard: boolean;
  @Field(() => String, { description: 'What shows it, in plain words.' }) evidence: string;
  @Field(() => Boolean, { description: 'Whether the judge has the entry now; only with a soft one.' }) isAssigned: boolean;
}

export const ConflictConnection = connectionOf('Conflict', ConflictView);

@ArgsType()
export class RoundConflictsArgs extends PageArgs {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() judgeId?: string | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() entryId?: string | null;
  @Field(() => Boolean, { nullable: true }) @IsOptional() @IsBoolean() isHard?: boolean | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(CONFLICT_KINDS) kind?: ConflictKind | null;
}
