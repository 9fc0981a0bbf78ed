import { Column, Entity, Index } from 'typeorm';
import { Id, Instant, Text, Uuid } from '../database/columns';

/** A file somebody sent, before it becomes part of anything. Only the account that sent it may use it. */
@Entity()
@Index('uploaded_file_of_owner', ['ownerId', 'id'])
export class UploadedFile {
  @Id() id: string;
  @Uuid() ownerId: string;
  /** As the sender calls it; shown, never used as a path. */
  @Text() name: string;
  /** Where the object store has it. */
  @Text() key: string;
  @Column({ type: 'bigint' }) size: number;
  @Instant() createdAt: Date;
}
