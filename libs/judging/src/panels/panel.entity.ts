import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Id, Int, Text, Uuid, OPTIONAL } from '@jiangong/platform';

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
}
