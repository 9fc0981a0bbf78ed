import { describe, expect, it } from '@jest/globals';
import { shortCount } from './count-text';

describe('a count under a thumb', () => {
  it.each([[0, '0'], [128, '128'], [9_999, '9999'], [12_345, '1.2万'], [19_999, '1.9万'], [1_280_000, '128万']])('%p reads %p', (count, text) => expect(shortCount('zh-CN', count)).toBe(text));
  it('in English in thousands', () => expect(shortCount('en', 12_345)).toBe('12.3K'));
});
