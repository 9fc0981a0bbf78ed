import type { Cadence } from '@jiangong/kernel';
import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { RuleContent } from './rule-content';

/** One version of the rules for the rounds of one cadence of a programme. Never changed; a change is a new version with a reason. */
@Entity()
@Unique('rule_version_number', ['programmeId', 'cadence', 'number'])
export class RuleVersion {
  @Id() id: string;
  @ForeignKey('Programme') @Uuid() programmeId: string;
  @Text() cadence: Cadence;
  @Int() number: number;
  @Json() content: RuleContent;
  /** SHA-256 of the canonical JSON of `content`. */
  @Text() contentHash: string;
  @Text() reason: string;
  @Instant() createdAt: Date;
  @Uuid(OPTIONAL) createdById: string | null;
}
