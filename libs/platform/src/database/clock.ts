import { shiftedClock, systemClock, type Clock } from '@jiangong/kernel';
import { Entity, PrimaryColumn } from 'typeorm';
import { Int } from './columns';
import type { Reader } from './reader';

export const CLOCK = Symbol('Clock');

/**
 * At most one row, written by the sample season alone: by how many seconds this installation's clock is moved,
 * so that the season a newcomer opens is in the middle of its year. A real installation has none.
 */
@Entity()
export class ClockShift {
  @PrimaryColumn({ type: 'text' }) reason: string;
  @Int() seconds: number;
}

/** The clock of this installation: the system's, or moved as the database says. */
export async function clockOf(reader: Reader): Promise<Clock> {
  const shift = await reader.first<{ seconds: number }>('select seconds from clock_shift limit 1');
  return shift ? shiftedClock(shift.seconds * 1000) : systemClock;
}
