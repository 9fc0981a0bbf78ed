import { Entity, ForeignKey, Index } from 'typeorm';
import { Id, Instant, Json, Uuid, OPTIONAL } from '@jiangong/platform';
import type { RankingChange } from '../selection/public';
import type { AskedRules } from './what-if.rules';

/** A question somebody put to the frozen marks of a run, with its answer. Never changed. */
@Entity()
@Index('what_if_of_run', ['runId', 'askedAt'])
export class WhatIf {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('ScoreRun') @Uuid() runId: string;
  @ForeignKey('Account') @Uuid(OPTIONAL) askedById: string | null;
  @Instant() askedAt: Date;
  /** The rules in full, as they were tried. */
  @Json() rules: AskedRules;
  @Json() changes: readonly RankingChange[];
}
