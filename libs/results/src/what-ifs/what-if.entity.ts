import { Entity, ForeignKey, Index } from 'typeorm';
import type { Bilingual } from '@jiangong/kernel';
import { Id, Instant, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { ListAnswer, RankingChange } from '../selection/public';
import type { AskedList } from './list-question.rules';
import type { AskedRules } from './what-if.rules';

/** `computing`: a worker is still choosing the list; `failed`: no solver could answer. */
export type WhatIfState = 'computing' | 'answered' | 'failed';

/**
 * A question somebody put to what is frozen, with its answer: to the marks of a run under another method, or to a
 * selection under other quotas. Written when asked, answered once.
 */
@Entity()
@Index('what_if_of_run', ['runId', 'askedAt'])
@Index('what_if_of_selection', ['selectionId', 'askedAt'], { where: 'selection_id is not null' })
export class WhatIf {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @ForeignKey('ScoreRun') @Uuid() runId: string;
  /** The selection whose candidates were asked about; null where the marks were. */
  @ForeignKey('Selection') @Uuid(OPTIONAL) selectionId: string | null;
  @ForeignKey('Account') @Uuid(OPTIONAL) askedById: string | null;
  @Instant() askedAt: Date;
  @Text({ default: 'answered' }) state: WhatIfState;
  /** The rules in full, as they were tried. */
  @Json() rules: AskedRules | AskedList;
  /** Whoever enters, leaves or moves. */
  @Json() changes: readonly RankingChange[];
  /** The list under these rules, where a list is chosen as a whole. */
  @Json(OPTIONAL) list: ListAnswer | null;
  /** Why it could not be answered. */
  @Json(OPTIONAL) problem: Bilingual | null;
}
