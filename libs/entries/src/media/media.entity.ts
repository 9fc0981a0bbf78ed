import type { Bilingual } from '@jiangong/kernel';
import { Bool, Id, Instant, Int, Json, OPTIONAL, Text, Uuid } from '@jiangong/platform';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, VersionColumn } from 'typeorm';

export type MediaKind = 'video' | 'image' | 'document';
/** `received → processing → ready`, or `refused` with the reason. */
export type MediaState = 'received' | 'processing' | 'ready' | 'refused';
export type MediaPurpose = 'entry' | 'news' | 'portrait';

/** What was made of a file, by the key under which the object store has it; all but `original` begin with `media/<id>/`. */
export type MediaFiles = Partial<Record<'original' | 'mp4' | 'master' | 'hls720' | 'hls360' | 'poster' | 'image1600' | 'image480' | 'download', string>>;

export interface Caption {
  /** BCP 47, e.g. `zh-CN`. */
  readonly lang: string;
  readonly key: string;
  readonly label: string;
}

/** A picture, a video or a document that somebody handed in, and what was made of it for showing. */
@Entity()
@Index('media_of_owner', ['ownerId', 'id'])
@Index('media_of_content', ['sha256'])
@Index('media_not_taken', ['createdAt'], { where: 'taken_at is null' })
@Index('media_at_work', ['id'], { where: `state in ('received', 'processing')` })
export class Media {
  @Id() id: string;
  @ForeignKey('Account') @Uuid() ownerId: string;
  /** The file as it came. */
  @Index({ unique: true }) @ForeignKey('UploadedFile') @Uuid() uploadId: string;
  @Text() purpose: MediaPurpose;
  @Text() kind: MediaKind;
  /** As the sender calls it; shown, never used as a path. */
  @Text() name: string;
  @Column({ type: 'bigint' }) size: number;
  /** SHA-256 of the bytes received, lower-case hex: what an entry's version names. */
  @Text() sha256: string;
  /** By content, not by name. */
  @Text() mimeType: string;
  @Text() state: MediaState;
  /** Per cent of the work on it. */
  @Int({ default: 0 }) progress: number;
  @Text(OPTIONAL) refusalCode: string | null;
  @Json(OPTIONAL) refusalText: Bilingual | null;
  @Int(OPTIONAL) durationMs: number | null;
  @Int(OPTIONAL) width: number | null;
  @Int(OPTIONAL) height: number | null;
  @Bool(OPTIONAL) hasAudio: boolean | null;
  @Json({ default: {} }) files: MediaFiles;
  @Json({ default: [] }) captions: Caption[];
  @Int({ default: 0 }) attempts: number;
  /** Published: everybody may fetch it. */
  @Bool({ default: false }) isPublic: boolean;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) readyAt: Date | null;
  /** When a draft, a version or a page first held it; what nothing holds is swept after a week. */
  @Instant(OPTIONAL) takenAt: Date | null;
  /** When it was let go by what held it: the week counts from then. */
  @Instant(OPTIONAL) letGoAt: Date | null;
  @VersionColumn() version: number;
}

/** Which entry holds it. Once handed in, it stays as long as the entry. */
@Entity()
export class MediaUse {
  @ForeignKey('Media') @PrimaryColumn({ type: 'uuid' }) mediaId: string;
  @Index() @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Instant() takenAt: Date;
  /** When a version that was handed in named it. */
  @Instant(OPTIONAL) handedInAt: Date | null;
}
