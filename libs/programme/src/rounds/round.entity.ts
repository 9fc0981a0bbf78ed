import type { Cadence } from '@jiangong/kernel';
import { Entity, ForeignKey, Index, PrimaryColumn, Unique, VersionColumn } from 'typeorm';
import { Bool, Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { Phase } from './phases';

/** Why the clock could not take the step that is due. */
export interface Hold {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** The unit of work: one month, quarter, year or stage of one programme. */
@Entity()
@Unique('round_code', ['programmeId', 'code'])
export class Round {
  @Id() id: string;
  @ForeignKey('Programme') @Uuid() programmeId: string;
  /** `2026-05`, `2026-Q2`, `2026-Y`. */
  @Text() code: string;
  @Text() cadence: Cadence;
  @Text() name: string;
  /** Month 1–12, quarter 1–4, year 1: the order among rounds of one cadence. */
  @Int() position: number;
  @Index() @Text() phase: Phase;
  /** Pinned when the round opens; null while scheduled (the newest version of the cadence will be taken). */
  @ForeignKey('RuleVersion') @Uuid(OPTIONAL) ruleVersionId: string | null;
  /** When each phase is planned to begin. Collecting ends at `reviewingAt`, to the second. */
  @Instant() collectingAt: Date;
  @Instant() reviewingAt: Date;
  @Instant() judgingAt: Date;
  @Instant() computingAt: Date;
  @Instant() decidingAt: Date;
  /** Whether the clock opens and closes it; an organiser always can. */
  @Bool({ default: true }) isAutomatic: boolean;
  /** Set with the decision: the last day of the public notice. */
  @Instant(OPTIONAL) noticeEndsAt: Date | null;
  @Instant(OPTIONAL) publishedAt: Date | null;
  @Text(OPTIONAL) cancelReason: string | null;
  /** Set by the clock when a due step is refused, cleared by the next step; null when nothing holds the round back. */
  @Json(OPTIONAL) heldBy: Hold | null;
  @VersionColumn() version: number;
}

/**
 * Every step of a round, with who or what took it. A step back is a row too, with its reason; an extended
 * deadline is a row that stays in its phase.
 */
@Entity()
@Index('round_transition_of_round', ['roundId', 'at'])
export class RoundTransition {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Text() fromPhase: Phase;
  @Text() toPhase: Phase;
  @Instant() at: Date;
  @Uuid(OPTIONAL) byId: string | null;
  @Bool() isAutomatic: boolean;
  @Text(OPTIONAL) reason: string | null;
}

/** Which results feed which round: the quarter takes its three months. */
@Entity()
export class RoundFeed {
  @ForeignKey('Round') @PrimaryColumn({ type: 'uuid' }) fromRoundId: string;
  @Index() @ForeignKey('Round') @PrimaryColumn({ type: 'uuid' }) toRoundId: string;
  /** Entries from this source carry a visible priority flag; never an addition to a score. */
  @Bool({ default: false }) isPriority: boolean;
}
