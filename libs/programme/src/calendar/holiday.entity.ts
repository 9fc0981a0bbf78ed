import { Entity, PrimaryColumn } from 'typeorm';
import { Text } from '@jiangong/platform';

/** A day that breaks the plain week: a holiday, or a made-up working day on a weekend. Editable by the city. */
@Entity()
export class Holiday {
  @PrimaryColumn({ type: 'date' }) day: string;
  @Text() kind: 'holiday' | 'workday';
  @Text() name: string;
}
