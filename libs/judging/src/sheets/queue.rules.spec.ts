import { describe, expect, it } from '@jest/globals';
import { BadInput } from '@jiangong/kernel';
import { givenMark, marksInQueue, refuseFaultyQueue } from './queue.rules';

const mark = (id: string, sequence: number, value = 1_000) => ({ id, sequence, criterion: 'skill', value });

describe('what a device kept', () => {
  it('is taken in the order in which it was given, whatever the order of arrival', () => {
    expect(marksInQueue({ device: 'phone', marks: [mark('b', 2), mark('c', 7), mark('a', 1)] }).map((one) => one.id)).toEqual(['a', 'b', 'c']);
  });

  it('has an id and a place for every mark', () => {
    expect(() => refuseFaultyQueue({ device: 'phone', marks: [mark('a', 1), mark('a', 2)] })).toThrow(BadInput);
    expect(() => refuseFaultyQueue({ device: 'phone', marks: [mark('a', 1), mark('b', 1)] })).toThrow(BadInput);
    expect(() => refuseFaultyQueue({ device: 'phone', marks: [mark('a', 1), mark('b', 2)] })).not.toThrow();
  });

  it('is a value or a measured value, one of the two; nothing counts as zero by itself', () => {
    expect(givenMark('x', 'skill', 0, null)).toEqual({ marks: { skill: 0 }, measured: {} });
    expect(givenMark('x', 'skill', null, 0)).toEqual({ marks: {}, measured: { skill: 0 } });
    expect(() => givenMark('x', 'skill', null, undefined)).toThrow(BadInput);
    expect(() => givenMark('x', 'skill', 1, 1)).toThrow(BadInput);
  });
});
