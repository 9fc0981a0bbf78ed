import { Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Int, Json, Text, Uuid, OPTIONAL } from '@jiangong/platform';

/** A made-up or earlier entry the panel tries the rubric on before judging opens. */
@Entity()
@Unique('practice_sample_once', ['roundId', 'number'])
export class PracticeSample {
  @Id() id: string;
  @ForeignKey('Round') @Uuid() roundId: string;
  @Int() number: number;
  @Text() title: string;
  /** What there is to read, label and text. */
  @Json() fields: readonly { readonly label: string; readonly value: string }[];
  @ForeignKey('Account') @Uuid(OPTIONAL) createdById: string | null;
  @Instant() createdAt: Date;
}

/** A judge's marks for a sample; never counted anywhere. */
@Entity()
@Unique('practice_sheet_once', ['sampleId', 'judgeId'])
export class PracticeSheet {
  @Id() id: string;
  @ForeignKey('PracticeSample') @Uuid() sampleId: string;
  @ForeignKey('Account') @Uuid() judgeId: string;
  /** Thousandths by criterion code. */
  @Json() marks: Readonly<Record<string, number>>;
  @Json() measured: Readonly<Record<string, number>>;
  @Instant() savedAt: Date;
  @Instant(OPTIONAL) lockedAt: Date | null;
}
