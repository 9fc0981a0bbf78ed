import { BadInput } from '@jiangong/kernel';
import type { GivenMarks } from './measure.rules';

/** One mark a device kept: exactly one of value and measured, thousandths. */
export interface QueuedMark {
  readonly id: string;
  readonly sequence: number;
  readonly criterion: string;
  readonly value?: number | null;
  readonly measured?: number | null;
}

export interface MarkQueue {
  readonly device: string;
  readonly marks: readonly QueuedMark[];
}

/** A single mark as a judge gives it: a value, or for a measurement what was measured. */
export function givenMark(path: string, criterion: string, value: number | null | undefined, measured: number | null | undefined): GivenMarks {
  const hasValue = value !== null && value !== undefined;
  const hasMeasured = measured !== null && measured !== undefined;
  if (hasValue === hasMeasured) throw BadInput.at(path, '分数与实测值须填且只填一个', 'send a value or a measured value, one of the two');
  return hasValue ? { marks: { [criterion]: value }, measured: {} } : { marks: {}, measured: { [criterion]: measured! } };
}

/** Every mark of a device has an id and a place of its own. */
export function refuseFaultyQueue({ marks }: MarkQueue): void {
  if (new Set(marks.map((mark) => mark.id)).size !== marks.length) throw BadInput.at('input.queue.marks', '同一个分数编号出现了两次', 'a mark id appears twice');
  if (new Set(marks.map((mark) => mark.sequence)).size !== marks.length) throw BadInput.at('input.queue.marks', '同一个顺序号出现了两次', 'a sequence number appears twice');
}

/** In the order in which they were given, whatever the order in which they arrive. */
export function marksInQueue({ marks }: MarkQueue): { readonly id: string; readonly sequence: number; readonly criterion: string; readonly given: GivenMarks }[] {
  return marks
    .map(({ id, sequence, criterion, value, measured }, index) => ({ id, sequence, criterion, given: givenMark(`input.queue.marks[${index}]`, criterion, value, measured) }))
    .sort((a, b) => a.sequence - b.sequence);
}
