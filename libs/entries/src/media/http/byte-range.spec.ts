import { describe, expect, it } from '@jest/globals';
import { byteRangeOf } from './byte-range';

describe('A part of a file', () => {
  it.each([
    ['bytes=0-99', { start: 0, end: 99 }], ['bytes=900-', { start: 900, end: 999 }], ['bytes=-100', { start: 900, end: 999 }], ['bytes=-5000', { start: 0, end: 999 }],
    ['bytes=990-5000', { start: 990, end: 999 }], ['bytes=1000-', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', null], ['bytes=-', null], ['bytes=0-1,5-6', null], ['items=0-1', null], [undefined, null],
  ])('%s of a thousand bytes', (header, expected) => {
    expect(byteRangeOf(header, 1000)).toEqual(expected);
  });
});
