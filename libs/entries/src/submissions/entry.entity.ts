import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

export type EntryOrigin = 'recommendation' | 'self_nomination' | 'submission' | 'carried';
/** `draft → in_review → accepted`; `declined` by a desk, `withdrawn` by its own side. Only accepted ones are judged. */
export type EntryState = 'draft' | 'in_review' | 'accepted' | 'declined' | 'withdrawn';

/** What is judged in a round: a person, a work team, a collective or a work. */
@Entity()
@Unique('entry_code', ['roundId', 'code'])
@Index('entry_of_round', ['roundId', 'categoryId', 'state', 'code'])
@Index('entry_once_a_member', ['roundId', 'categoryId', 'memberId'], { unique: true, where: `subject = 'member' and state not in ('draft', 'withdrawn')` })
@Index('entry_of_member', ['memberId', 'id'])
export class Entry {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('Category') @Uuid() categoryId: string;
  /** Running number in the round, `0001` …: what blind judging and lists show. */
  @Text() code: string;
  @Text() subject: 'member' | 'work';
  /** The person put forward, or the first author of a work. */
  @ForeignKey('Member') @Uuid() memberId: string;
  /** Unit and district at the time of handing in. */
  @Index() @ForeignKey('Organization') @Uuid() organizationId: string;
  @Index() @ForeignKey('Organization') @Uuid(OPTIONAL) districtId: string | null;
  /** The person's name, or the title of the work. */
  @Text() title: string;
  @Text() origin: EntryOrigin;
  @Text() state: EntryState;
  /** The newest version of the content. */
  @Int() versionNumber: number;
  /** Quota attributes as dated facts, frozen when the entry was accepted. */
  @Json(OPTIONAL) attributes: Record<string, string> | null;
  /** Carried from a source that the rules prefer: shown, never scored. */
  @Bool({ default: false }) hasPriority: boolean;
  @Instant() createdAt: Date;
  @Instant(OPTIONAL) acceptedAt: Date | null;
  @VersionColumn() version: number;
}

/** The content as it was handed in; never changed from then on (a draft still is). Judges score a version. */
@Entity()
@Unique('entry_version_number', ['entryId', 'number'])
export class EntryVersion {
  @Id() id: string;
  @ForeignKey('Entry') @Uuid() entryId: string;
  @Int() number: number;
  /** Answers by field code of the pinned form. */
  @Json() content: Record<string, unknown>;
  @Text() contentHash: string;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
}

/** Who made a work together with its first author; a co-author does not judge it (domain.md §5). */
@Entity()
export class EntryAuthor {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Index() @ForeignKey('Member') @PrimaryColumn({ type: 'uuid' }) memberId: string;
  /** Per cent of the work. */
  @Int() share: number;
  @Int() position: number;
}

/** What whoever handed in declared, by the version and hash of the text they saw. */
@Entity()
export class EntryDeclaration {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @PrimaryColumn({ type: 'text' }) code: string;
  @Int() textVersion: number;
  @Text() textHash: string;
  @Instant() declaredAt: Date;
  @Uuid(OPTIONAL) declaredById: string | null;
}

/** By what a copy of an entry's newest handed-in version is found: band hashes of its text, hashes of its files. */
@Entity()
@Index('entry_fingerprint_bands', { synchronize: false })
@Index('entry_fingerprint_files', { synchronize: false })
export class EntryFingerprint {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Column({ type: 'integer', array: true }) bands: number[];
  @Column({ type: 'text', array: true }) fileHashes: string[];
}

/** From which earlier entries a carried entry comes: the way back from an annual star to its months. */
@Entity()
export class EntrySource {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Index() @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) sourceEntryId: string;
}

/** The last running number given out in a round. Taken in a transaction of its own, so that counting places never waits for it. */
@Entity()
export class EntryCounter {
  @ForeignKey('Round') @PrimaryColumn({ type: 'uuid' }) roundId: string;
  @Column({ type: 'integer' }) last: number;
}
