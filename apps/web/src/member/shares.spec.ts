import { describe, expect, test } from '@jest/globals';
import { evened, isWhole, totalOf } from './shares';

const authors = (...shares: string[]) => shares.map((share, at) => ({ memberId: String(at), name: '', memberNo: '', share }));

describe('shares of the authors (domain.md §4)', () => {
  test('are whole when they make 100 and nobody has nothing', () => {
    expect([['50', '30', '20'], ['100'], ['５０', '50'], ['100', '0'], ['60', '30'], ['', '100'], ['-5', '105']].map((shares) => isWhole(authors(...shares)))).toEqual([true, true, true, false, false, false, false]);
    expect(totalOf(authors('50', '', '20'))).toBe(70);
  });

  test('parted equally they are whole however many there are', () => {
    for (let count = 1; count <= 20; count++) expect(isWhole(evened(authors(...Array.from({ length: count }, () => ''))))).toBe(true);
  });
});
