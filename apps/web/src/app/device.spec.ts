import { describe, expect, test } from '@jest/globals';
import { marksLeft, marksOf } from './device';

const kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  value: { setItem: (key: string, value: string) => void kept.set(key, value), key: (at: number) => [...kept.keys()][at] ?? null, get length() { return kept.size; } },
});

describe('whoever signs out is told of marks that have not arrived', () => {
  test('of their own, whatever became of them; neither of the counter nor of another judge’s', () => {
    expect(marksLeft('a')).toBe(0);
    for (const key of ['#seq', 'sheet-1/skill', 'sheet-1/#comment']) localStorage.setItem(`${marksOf('a')}.${key}`, '{}');
    localStorage.setItem(`${marksOf('ab')}.sheet-2/skill`, '{}');
    expect(marksLeft('a')).toBe(2);
    expect(marksLeft('ab')).toBe(1);
  });
});
