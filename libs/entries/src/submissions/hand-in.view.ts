import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MemberView } from '@jiangong/people';
import { DateTime } from '@jiangong/platform';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';

@InputType()
export class AuthorInput {
  @Field(() => ID) @IsUUID() memberId: string;
  @Field(() => Int, { description: 'Per cent; all of a work make 100.' }) @IsInt() @Min(0) @Max(100) share: number;
  @Field(() => Int, { nullable: true, description: 'The order of the list when left out.' }) @IsOptional() @IsInt() @Min(0) @Max(100) position?: number | null;
}

@ObjectType('EntryAuthor', { description: 'An author of a work with the share of it.' })
export class EntryAuthorView {
  @Field(() => MemberView) member: MemberView;
  @Field(() => Int, { description: 'Per cent.' }) share: number;
}

@ObjectType('EntryDeclaration', { description: 'What was declared, by the version and hash of the text.' })
export class EntryDeclarationView {
  @Field(() => String) code: string;
  @Field(() => Int) textVersion: number;
  @Field(() => String, { description: 'SHA-256 of the text; the same stands in the ledger.' }) textHash: string;
  @Field(() => DateTime) declaredAt: Date;
}

@ObjectType('EntryReceipt', { description: 'The proof that the newest version arrived: its hash, and the link of the ledger that holds it.' })
export class EntryReceiptView {
  @Field(() => DateTime) at: Date;
  @Field(() => Int) versionNumber: number;
  @Field(() => String) contentHash: string;
  @Field(() => String) chain: string;
  @Field(() => Int) seq: number;
  @Field(() => String) ledgerHash: string;
}

@ObjectType('EntryFinding', { description: 'Another entry that is like this one. Of entries one may not know of, only that they are there.' })
export class EntryFindingView {
  @Field(() => String, { description: 'already_awarded, in_other_round, same_file, similar_text' }) kind: string;
  @Field(() => Boolean, { description: 'It cannot be handed in like this.' }) isBlocking: boolean;
  @Field(() => Int, { description: 'Per cent of the text shared.' }) similarity: number;
  @Field(() => String, { description: 'Programme and round.' }) period: string;
  @Field(() => String, { nullable: true }) title: string | null;
  @Field(() => String, { nullable: true }) unit: string | null;
  @Field(() => String, { nullable: true, description: 'The honour it holds.' }) honour: string | null;
}
