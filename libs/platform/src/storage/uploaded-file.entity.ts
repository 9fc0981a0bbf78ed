import { Column, Entity, Index } from 'typeorm';
import { Id, Instant, OPTIONAL, Text, Uuid } from '../database/columns';

/** A file somebody sent, before it becomes part of anything. Only the account that sent it may use it. */
@Entity()
@Index('uploaded_file_of_owner', ['ownerId', 'id'])
@Index('uploaded_file_not_taken', ['createdAt'], { where: 'taken_at is null' })
export class UploadedFile {
  @Id() id: string;
  @Uuid() ownerId: string;
  /** As the sender calls it; shown, never used as a path. */
  @Text() name: string;
  /** Where the object store has it. */
  @Text() key: string;
  @Column({ type: 'bigint' }) size: number;
  @Instant() createdAt: Date;
  /** When all of it had come; an upload that stopped half-way has none and is nobody's file yet. */
  @Instant(OPTIONAL) arrivedAt: Date | null;
  /** When something made it its own; what nothing did is swept after a day. */
  @Instant(OPTIONAL) takenAt: Date | null;
}
