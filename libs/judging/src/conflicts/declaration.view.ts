import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { DECLARED_KINDS, MOST_TIES, type DeclaredKind } from './declaration.rules';

@ObjectType('DeclarationCandidate', { description: 'An entry of the round a judge may name in the declaration.' })
export class DeclarationCandidateView {
  @Field(() => ID) entryId: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
}

@ObjectType('OwnTie', { description: 'A tie as the judge named it; whether an entry was found for it is not said.' })
export class OwnTieView {
  @Field(() => String, { nullable: true, description: 'Null where an entry was chosen, which is out of sight since.' }) name: string | null;
  @Field(() => String, { description: DECLARED_KINDS.join(', ') }) kind: DeclaredKind;
  @Field(() => String) note: string;
}

@ObjectType('QueueDeclaration', { description: "A judge's own declaration for a round; the queue opens with it." })
export class QueueDeclarationView {
  @Field(() => ID) roundId: string;
  @Field(() => Boolean) isSigned: boolean;
  @Field(() => String, { description: 'What is, or was, signed.' }) text: string;
  @Field(() => DateTime, { nullable: true }) signedAt: Date | string | null;
  @Field(() => Boolean, { description: 'A blind round shows no titles: ties are named by free text, and there are no candidates.' }) isBlind: boolean;
  @Field(() => [OwnTieView], { description: 'Empty before signing.' }) ties: OwnTieView[];
}

export const QueueDeclarationOrRefusal = orRefusal('QueueDeclaration', QueueDeclarationView);

@ObjectType('DeclaredTie', { description: 'A tie a judge named, for organisers: with an entry, or with somebody by name.' })
export class DeclaredTieView {
  @Field(() => ID, { nullable: true }) entryId: string | null;
  @Field(() => String, { nullable: true }) entryCode: string | null;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) name: string | null;
  @Field(() => String, { description: DECLARED_KINDS.join(', ') }) kind: DeclaredKind;
  @Field(() => String) note: string;
  @Field(() => Int, { description: 'Entries of the round it keeps from the judge; 0 is for organisers to look into.' }) entries: number;
}

@ObjectType('JudgeDeclaration', { description: 'What a judge of the panel has signed, for organisers.' })
export class JudgeDeclarationView {
  @Field(() => ID) judgeId: string;
  @Field(() => String) judgeName: string;
  @Field(() => DateTime, { nullable: true, description: 'Null while unsigned: the queue is closed.' }) signedAt: Date | string | null;
  @Field(() => Int, { nullable: true, description: 'The version of the panel at that time.' }) panelVersion: number | null;
  @Field(() => String, { nullable: true, description: 'SHA-256 of what was signed; the same stands in the ledger.' }) textHash: string | null;
  @Field(() => [DeclaredTieView]) ties: DeclaredTieView[];
}

@InputType()
export class DeclaredTieInput {
  @Field(() => ID, { nullable: true, description: 'One of the candidates; or `name`.' }) @IsOptional() @IsUUID() entryId?: string | null;
  @Field(() => String, { nullable: true, description: 'The person, or the title of the work.' }) @IsOptional() @IsString() @MaxLength(120) name?: string | null;
  @Field(() => String, { description: DECLARED_KINDS.join(', ') }) @IsIn(DECLARED_KINDS) kind: DeclaredKind;
  @Field(() => String, { nullable: true, description: 'Needed when it is other.' }) @IsOptional() @IsString() @MaxLength(300) note?: string | null;
}

@InputType()
export class SignDeclarationInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => [DeclaredTieInput], { description: 'Empty when the judge knows of none.' })
  @ValidateNested({ each: true }) @Type(() => DeclaredTieInput) @ArrayMaxSize(MOST_TIES)
  declared: DeclaredTieInput[];
}
