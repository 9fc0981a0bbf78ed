import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Instant } from '@jiangong/platform';

/** Somebody who does not want a page of their own. What published lists say of them stays there. */
@Entity()
export class HiddenPerson {
  @ForeignKey('Member') @PrimaryColumn({ type: 'uuid' }) memberId: string;
  @Instant() hiddenAt: Date;
}
