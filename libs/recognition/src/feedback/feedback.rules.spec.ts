import { describe, expect, it } from '@jest/globals';
import { plainWeek, shanghai } from '@jiangong/kernel';
import fc from 'fast-check';
import { canAskAgain, dueOn, isLate, numberFrom, numberIn, pageOf } from './feedback.rules';

const drawn = fc.uint8Array({ minLength: 7, maxLength: 7 });

describe('a ticket’s number', () => {
  it('is read as it was told, in small letters, with O for 0 and L for 1, with or without the stroke', () => {
    fc.assert(fc.property(drawn, (bytes) => {
      const number = numberFrom(bytes);
      expect(number).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
      for (const typed of [number, number.toLowerCase(), number.replace('-', ' '), number.replaceAll('0', 'O').replaceAll('1', 'l')]) expect(numberIn(typed)).toBe(number);
    }));
  });

  it('with one wrong letter is no number', () => {
    fc.assert(fc.property(drawn, fc.constantFrom(0, 1, 2, 3, 5, 6, 7, 8), fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), (bytes, at, letter) => {
      const number = numberFrom(bytes);
      fc.pre(number[at] !== letter);
      expect(numberIn(number.slice(0, at) + letter + number.slice(at + 1))).toBeNull();
    }));
  });

  it.each(['', '1234', '1234-56789', 'UUUU-UUUU', '中文中文-中文中文'])('is not %p', (typed) => expect(numberIn(typed)).toBeNull());
});

describe('a ticket', () => {
  it('is to be answered within five working days, and late on the sixth', () => {
    const due = dueOn(shanghai(2026, 5, 11, 9), plainWeek);
    expect(due).toBe('2026-05-18');
    expect(isLate('received', due, shanghai(2026, 5, 18, 23, 59))).toBe(false);
    expect(isLate('in_work', due, shanghai(2026, 5, 19, 0, 1))).toBe(true);
    expect(isLate('answered', due, shanghai(2026, 5, 19, 0, 1))).toBe(false);
  });

  it('can be asked again after an answer, five times', () => {
    expect([canAskAgain('received', 0), canAskAgain('in_work', 0), canAskAgain('answered', 4), canAskAgain('answered', 5)]).toEqual([false, false, true, false]);
  });

  it('keeps the path of the page and nothing of its query', () => {
    expect(['/works/1?name=王', '/a#b', '//evil.example/x', 'https://evil.example/', '', '/stars'].map(pageOf)).toEqual(['/works/1', '/a', '/evil.example/x', '/', '/', '/stars']);
  });
});
