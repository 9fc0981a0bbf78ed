import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** `checking → checked → accepting → done`; `refused` when the file as a whole cannot be read; `dropped` by the user. */
export type RosterImportState = 'checking' | 'checked' | 'accepting' | 'done' | 'refused' | 'dropped';

/** A file of organizations or members on its way in. Nothing of it is written until somebody accepts it. */
@Entity()
@Index('roster_import_of_account', ['createdById', 'id'])
export class RosterImport {
  @Id() id: string;
  @Text() kind: 'organizations' | 'roster';
  @Text() state: RosterImportState;
  @Text() fileName: string;
  @Text() fileKey: string;
  /** The node below which everything in the file must lie. */
  @ForeignKey('Organization') @Uuid() organizationId: string;
  @Int({ default: 0 }) rowCount: number;
  @Int({ default: 0 }) goodCount: number;
  @Int({ default: 0 }) faultCount: number;
  @Int({ default: 0 }) correctionCount: number;
  /** The first good rows as they will be written, for the preview. */
  @Json({ default: [] }) preview: unknown;
  /** Why the file as a whole was refused: `{ code, zh, en }`. */
  @Json(OPTIONAL) refusal: unknown;
  @Uuid(OPTIONAL) jobId: string | null;
  @Uuid() createdById: string;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) acceptedAt: Date | null;
}

/** One faulty or corrected cell. */
@Entity()
export class RosterImportFault {
  @ForeignKey('RosterImport') @PrimaryColumn({ type: 'uuid' }) importId: string;
  @PrimaryColumn({ type: 'integer' }) position: number;
  /** As the spreadsheet numbers it: the head is row 1. */
  @Int() row: number;
  @Text() column: string;
  @Text() value: string;
  @Text() kind: 'fault' | 'correction';
  @Text() reasonZh: string;
  @Text() reasonEn: string;
}
