import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf, DateTime, JsonScalar, orRefusal, RefusalView } from '@jiangong/platform';
import { MAX_PAGE } from '@jiangong/kernel';
import { IsIn, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { PreviewRow } from './import-tally';

@ObjectType('RosterImport', { description: 'A file of organizations or members on its way in. Nothing of it is written until it is accepted.' })
export class RosterImportView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'roster or organizations.' }) kind: string;
  @Field(() => String, { description: 'checking, checked, accepting, done, refused (the whole file) or dropped.' }) state: string;
  @Field(() => String) fileName: string;
  @Field(() => Int, { description: 'Rows with data; good ones and faulty ones together.' }) rowCount: number;
  @Field(() => Int, { description: 'Rows that will be, or were, written.' }) goodCount: number;
  @Field(() => Int, { description: 'Rows that are refused.' }) faultCount: number;
  @Field(() => Int, { description: 'Cells that were set right: full-width digits, spaces, forms of a date.' }) correctionCount: number;
  @Field(() => JsonScalar, { description: 'The first good rows: [{ row, cells: [{ column, value }] }].' }) preview: readonly PreviewRow[];
  @Field(() => RefusalView, { nullable: true, description: 'Why the file as a whole was refused.' }) refusal: RefusalView | null;
  @Field(() => DateTime) createdAt: Date;
  jobId: string | null;
  organizationId: string;
}

@ObjectType('RosterImportFault', { description: 'One faulty or corrected cell.' })
export class RosterImportFaultView {
  @Field(() => Int, { description: 'As the spreadsheet numbers it: the head is row 1.' }) row: number;
  @Field(() => String) column: string;
  @Field(() => String, { description: 'As the person wrote it.' }) value: string;
  @Field(() => String, { description: 'fault or correction.' }) kind: string;
  @Field(() => String, { description: 'In the language of the request.' }) reason: string;
}

export const RosterImportConnection = connectionOf('RosterImport', RosterImportView);
export const RosterImportFaultConnection = connectionOf('RosterImportFault', RosterImportFaultView);
export const RosterImportOrRefusal = orRefusal('RosterImport', RosterImportView);

@InputType()
export class CheckRosterImportInput {
  @Field(() => ID, { description: 'What PUT /files/uploads answered.' }) @IsUUID() fileId: string;
  @Field(() => String, { description: 'roster or organizations.' }) @IsString() @MaxLength(40) kind: string;
  @Field(() => ID, { nullable: true, description: 'The node below which all rows must lie; may be left out by who is in charge of one only.' })
  @IsOptional() @IsUUID()
  organizationId?: string | null;
}

@ArgsType()
export class FaultsArgs {
  @Field(() => Int, { defaultValue: 50, description: `At most ${MAX_PAGE}.` })
  @Min(1) @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional() @IsString() @MaxLength(512)
  after?: string | null;

  @Field(() => String, { nullable: true, description: 'Only fault, or only correction.' })
  @IsOptional() @IsIn(['fault', 'correction'])
  kind?: string | null;
}

