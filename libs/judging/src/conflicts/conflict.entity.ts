import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Text, Uuid } from '@jiangong/platform';

/** Why a judge must not judge an entry, computed from the organization tree and known ties. */
@Entity()
@Index('conflict_of_round', ['roundId'])
export class Conflict {
  @ForeignKey('Entry') @PrimaryColumn({ type: 'uuid' }) entryId: string;
  @Index() @ForeignKey('Account') @PrimaryColumn({ type: 'uuid' }) judgeId: string;
  @PrimaryColumn({ type: 'text' }) kind: 'same_enterprise' | 'same_union' | 'recommender' | 'self' | 'own_entry';
  @ForeignKey('Round') @Uuid() roundId: string;
  /** What shows it, in plain words. */
  @Text() evidence: string;
}
