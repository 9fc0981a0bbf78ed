import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findIn, type ListedWord } from './finding.rules';

const words: ListedWord[] = [{ word: '代刷', level: 'block' }, { word: '加微信', level: 'look' }, { word: 'VPN', level: 'look' }];
const found = (text: string): string[] => findIn(text, words).map((one) => `${one.kind}:${one.level}:${one.text}`);

describe('what should be looked at before a text goes out', () => {
  it('is a listed word wherever it stands, and where', () => {
    expect(findIn('欢迎加微信了解', words)).toEqual([{ kind: 'word', level: 'look', text: '加微信', at: 2, length: 3 }]);
    expect(found('没有什么')).toEqual([]);
  });

  it('is found through spaces, signs, wide letters and capitals put in to hide it', () => {
    expect(found('代 * 刷')).toEqual(['word:block:代 * 刷']);
    expect(found('用ｖｐｎ上网')).toEqual(['word:look:ｖｐｎ']);
  });

  it('is a telephone or an ID number, told once', () => {
    expect(found('电话13812345678。')).toEqual(['phone:block:13812345678']);
    expect(found('身份证50010119900307123X')).toEqual(['id_number:block:50010119900307123X']);
    expect(found('传真（023）63861234，023-63861234')).toEqual(['phone:block:（023）63861234', 'phone:block:023-63861234']);
    expect(found('编号2026051100012345')).toEqual([]);
  });

  it('is a link, without the sign that ends the sentence', () => {
    expect(found('见https://example.com/a。')).toEqual(['link:look:https://example.com/a']);
  });

  it('always names a piece of the text itself', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('代刷', 'VPN', '代·刷'), fc.string({ unit: 'grapheme' }), (before, middle, after) => {
      const text = before + middle + after;
      for (const one of findIn(text, words)) expect(text.slice(one.at, one.at + one.length)).toBe(one.text);
      expect(findIn(text, words).length).toBeGreaterThan(0);
    }));
  });
});
