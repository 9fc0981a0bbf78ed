import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FairnessRefusal } from '../refusal';
import { checkQuotas, foreseeQuotas, type Quota } from './check-quotas';

const quota = (code: string, kind: Quota['kind'], percent: number, values: string[], of?: string, attribute = 'post'): Quota =>
  ({ code, kind, percent, values, attribute, ...(of ? { of } : {}) });
/** The city's May Day medals (domain §7). */
const medals: Quota[] = [
  quota('front_line', 'floor', 50, ['front_line', 'technical']),
  quota('science', 'floor', 20, ['science', 'education']),
  quota('heads', 'cap', 10, ['head']),
  quota('managers', 'cap', 15, ['manager']),
  quota('county', 'cap', 5, ['county_cadre']),
];
const required = (places: number, quotas = medals): number[] => foreseeQuotas({ places, quotas }).map((line) => line.required);
const winners = (posts: Record<string, number>) =>
  Object.entries(posts).flatMap(([post, count]) => Array.from({ length: count }, (_, i) => ({ id: `${post}${i}`, attributes: { post } })));

describe('quotas: floors round up, caps round down', () => {
  it('188 medals: front-line ≥ 94, science and education ≥ 38, heads ≤ 18, managers ≤ 28, county-level ≤ 9', () => {
    expect(required(188)).toEqual([94, 38, 18, 28, 9]);
  });

  it('188 medals, non-public enterprises ≥ 30 %: 57 of the whole list, 29 of the 94 front-line', () => {
    expect(required(188, [quota('non_public', 'floor', 30, ['non_public'], undefined, 'ownership')])).toEqual([57]);
    expect(required(188, [medals[0]!, quota('non_public', 'floor', 30, ['non_public'], 'front_line', 'ownership')])).toEqual([94, 29]);
  });

  it('20 medals: 10 + 4 + 2 + 3 + 1 = 20 leaves no slack', () => {
    const numbers = required(20);
    expect(numbers).toEqual([10, 4, 2, 3, 1]);
    expect(numbers.reduce((a, b) => a + b)).toBe(20);
    const table = checkQuotas({ winners: winners({ front_line: 10, science: 4, head: 2, manager: 3, county_cadre: 1 }), quotas: medals });
    expect(table.every(({ ok, margin }) => ok && margin === 0)).toBe(true);
  });

  it('7 medals: the caps become 0, 1, 0, and whole groups are shut out', () => {
    expect(required(7)).toEqual([4, 2, 0, 1, 0]);
    expect(foreseeQuotas({ places: 7, quotas: medals }).filter(({ isShutOut }) => isShutOut).map(({ code }) => code)).toEqual(['heads', 'county']);
  });

  it('the compliance table says required, reached, margin and base', () => {
    expect(checkQuotas({ winners: winners({ front_line: 9, head: 3, manager: 8 }), quotas: medals.slice(0, 3) })).toEqual([
      { code: 'front_line', kind: 'floor', base: 20, required: 10, reached: 9, margin: -1, ok: false },
      { code: 'science', kind: 'floor', base: 20, required: 4, reached: 0, margin: -4, ok: false },
      { code: 'heads', kind: 'cap', base: 20, required: 2, reached: 3, margin: -1, ok: false },
    ]);
  });

  it('an “of which” quota counts only inside its base', () => {
    const list = [
      ...['public', 'non_public', 'public', 'public'].map((ownership, i) => ({ id: `f${i}`, attributes: { post: 'front_line', ownership } })),
      { id: 'h', attributes: { post: 'head', ownership: 'non_public' } },
    ];
    const rule = quota('non_public', 'floor', 30, ['non_public'], 'front_line', 'ownership');
    expect(checkQuotas({ winners: list, quotas: [medals[0]!, rule] })[1]).toMatchObject({ base: 4, required: 2, reached: 1, margin: -1, ok: false });
  });

  it('a winner without the attribute belongs to no group; an empty list meets every quota', () => {
    expect(checkQuotas({ winners: [{ id: 'x', attributes: {} }], quotas: [medals[0]!] })[0]).toMatchObject({ reached: 0, ok: false });
    expect(checkQuotas({ winners: [], quotas: medals }).every(({ ok }) => ok)).toBe(true);
  });

  it.each<[string, Quota[]]>([
    ['appears twice', [medals[0]!, medals[0]!]],
    ['no quota', [quota('a', 'cap', 5, ['x'], 'nowhere')]],
    ['circle', [quota('a', 'cap', 5, ['x'], 'b'), quota('b', 'cap', 5, ['x'], 'a')]],
    ['percent', [quota('a', 'cap', 101, ['x'])]],
    ['percent', [quota('a', 'cap', Number.NaN, ['x'])]],
  ])('a rule that %s is refused', (words, quotas) => {
    expect(() => checkQuotas({ winners: [], quotas })).toThrow(FairnessRefusal);
    expect(() => checkQuotas({ winners: [], quotas })).toThrow(words);
  });

  it('a floor is the least whole number that reaches the share, a cap the greatest that does not exceed it', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 0, max: 1000 }), (places, tenths) => {
        const [floor, cap] = required(places, [quota('f', 'floor', tenths / 10, ['x']), quota('c', 'cap', tenths / 10, ['x'])]);
        // In thousandths of a winner: floor·1000 ≥ places·tenths > (floor − 1)·1000, and the mirror image for the cap.
        expect(floor! * 1000 >= places * tenths && (floor! - 1) * 1000 < places * tenths).toBe(true);
        expect(cap! * 1000 <= places * tenths && (cap! + 1) * 1000 > places * tenths).toBe(true);
      }),
    );
  });
});
