import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Text } from '@jiangong/platform';

/** A figure of a season before this product, as it was reported. Never reckoned, never added to what is. */
@Entity()
export class PastFigure {
  /** `2022`, or `2018-2019` where two years were reported together. */
  @PrimaryColumn({ type: 'text' }) season: string;
  @PrimaryColumn({ type: 'text' }) figure: string;
  @Column({ type: 'bigint' }) value: string;
  @Text({ default: '' }) unit: string;
  @Text({ default: '' }) note: string;
}
