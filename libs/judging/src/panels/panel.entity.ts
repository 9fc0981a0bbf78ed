import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';
import type { PanelMoves } from './panel-followers';
import type { NamedJudge } from './panel.rules';

/** The judges appointed to a round. A change of members is a new version. */
@Entity()
export class Panel {
  @Id() id: string;
  @Index({ unique: true }) @ForeignKey('Round') @Uuid() roundId: string;
  @Int() version: number;
}

/** One judge of a panel; gone ones keep their row with the version that removed them. */
@Entity()
@Unique('panel_judge_once', ['panelId', 'accountId'])
export class PanelJudge {
  @Id() id: string;
  @ForeignKey('Panel') @Uuid() panelId: string;
  @Index() @ForeignKey('Account') @Uuid() accountId: string;
  @Text() role: 'chair' | 'judge';
  /** Most entries this judge may get; null is no limit. */
  @Int(OPTIONAL) loadLimit: number | null;
  @Int() addedInVersion: number;
  @Int(OPTIONAL) removedInVersion: number | null;
  /** Who took the place of a judge that could not go on; what the judge had locked by then stands. */
  @ForeignKey('Account') @Uuid(OPTIONAL) substituteId: string | null;
}

/** A panel as it was appointed, with why and with what moved when it changed in the middle of judging. */
@Entity()
@Unique('panel_version_number', ['panelId', 'version'])
export class PanelVersion {
  @Id() id: string;
  @ForeignKey('Panel') @Uuid() panelId: string;
  @Int() version: number;
  @Json() judges: Required<NamedJudge>[];
  @Text(OPTIONAL) reason: string | null;
  @Instant() appointedAt: Date;
  @Uuid(OPTIONAL) appointedById: string | null;
  /** Null where nothing was re-assigned with it. */
  @Json(OPTIONAL) moves: PanelMoves | null;
}
