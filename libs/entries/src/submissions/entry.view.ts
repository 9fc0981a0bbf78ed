import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, JsonScalar, orRefusal, PageArgs } from '@jiangong/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { OrganizationView } from '@jiangong/people';
import { CategoryView } from '@jiangong/programme';
import type { EntryOrigin, EntryState } from './entry.entity';
import type { EntryContent } from './form.rules';
import { AuthorInput } from './hand-in.view';

@ObjectType('EntryVersion', { description: 'The content as it was handed in; never changed.' })
export class EntryVersionView {
  @Field(() => Int) number: number;
  @Field(() => JsonScalar) content: EntryContent;
  @Field(() => String, { description: 'SHA-256 of the canonical JSON of the content; the same stands in the ledger.' }) contentHash: string;
  @Field(() => DateTime) createdAt: Date;
}

@ObjectType('EntryAbilities')
export class EntryAbilitiesView {
  @Field(() => Boolean) canEdit: boolean;
  @Field(() => Boolean) canWithdraw: boolean;
}

@ObjectType('Entry', { description: 'What is judged in a round: a person put forward, or a work.' })
export class EntryView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'Running number in the round, what blind judging and lists show.' }) code: string;
  @Field(() => String, { description: "The person's name, or the title of the work." }) title: string;
  @Field(() => String, { description: 'recommendation, self_nomination, submission, carried' }) origin: EntryOrigin;
  @Field(() => String, { description: 'draft, in_review, accepted, declined, withdrawn' }) state: EntryState;
  @Field(() => Boolean, { description: 'Carried from a source that the rules prefer: shown, never scored.' }) hasPriority: boolean;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => DateTime, { nullable: true }) acceptedAt: Date | null;
  @Field(() => CategoryView) category: CategoryView;
  @Field(() => OrganizationView, { description: 'The unit at the time of handing in.' }) organization: OrganizationView;
  @Field(() => OrganizationView, { nullable: true }) district: OrganizationView | null;
  @Field(() => JsonScalar) content: EntryContent;
  @Field(() => Int) versionNumber: number;
  @Field(() => EntryAbilitiesView) abilities: EntryAbilitiesView;
  roundId: string;
  memberId: string;
}

export const EntryConnection = connectionOf('Entry', EntryView);
export const EntryOrRefusal = orRefusal('Entry', EntryView);

export const ENTRY_STATES = ['draft', 'in_review', 'accepted', 'declined', 'withdrawn'] as const satisfies readonly EntryState[];

@ArgsType()
export class EntriesArgs extends PageArgs {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() categoryId?: string | null;
  @Field(() => String, { nullable: true }) @IsOptional() @IsIn(ENTRY_STATES) state?: EntryState | null;
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() districtId?: string | null;
  @Field(() => String, { nullable: true, description: 'Part of the title or name, the code, or the member number.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;
}

@InputType()
export class SaveDraftInput {
  @Field(() => ID, { nullable: true }) @IsOptional() @IsUUID() id?: string | null;
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() categoryId: string;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(400) title?: string | null;
  @Field(() => JsonScalar) @IsObject() content: unknown;
  @Field(() => [AuthorInput], { nullable: true, description: 'As typed so far; left out, those known stay.' })
  @IsOptional() @IsArray() @ArrayMaxSize(20) @ValidateNested({ each: true }) @Type(() => AuthorInput)
  authors?: AuthorInput[] | null;
}
