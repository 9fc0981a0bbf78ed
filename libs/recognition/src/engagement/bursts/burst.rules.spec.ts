import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { suspicionsIn, type LikeFact } from './burst.rules';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 4, 11, 4);
let serial = 0;

const someLikes = (count: number, fact: (i: number) => Partial<LikeFact> & { at: number }): LikeFact[] =>
  Array.from({ length: count }, (_, i) => ({ memberId: `m${serial++}`, network: `n${serial}`, organizationId: `o${serial}`, openedAt: NOON - serial * 86_400_000, ...fact(i) }));

/** Waiting times as people come by: exponential, from drawn numbers between 0 and 1. */
const arrivals = (draws: readonly number[], mean: number): number[] => {
  let at = NOON;
  return draws.map((draw) => (at += Math.round(-Math.log(1 - draw) * mean)));
};
/** Even draws from a seed: fast-check's own arrays lean towards rows of the same number, which no crowd is. */
const draws = (count: number) => fc.integer({ min: 1, max: 0x7fffffff }).map((seed) => {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Array.from({ length: count }, next);
});

describe('what looks made by a machine', () => {
  it('accounts opened together that like from one network, of many units', () => {
    const found = suspicionsIn(someLikes(14, (i) => ({ at: NOON + i * i * 700, network: 'farm', openedAt: NOON - 3_600_000 + i * 1_000 })));
    expect(found.map(({ signs, likes }) => [signs, likes.length])).toEqual([[['accounts_together', 'one_network'], 14]]);
  });

  it('equal steps from one network, and faster than hands can', () => {
    const [even] = suspicionsIn(someLikes(13, (i) => ({ at: NOON + i * 3_000, network: 'script' })));
    expect(even).toMatchObject({ signs: ['clockwork', 'one_network'], step: 3_000, seconds: 36 });
    expect(suspicionsIn(someLikes(13, (i) => ({ at: NOON + i * 5, network: 'script' })))).toHaveLength(1);
  });

  it('a long row of equal steps from everywhere, even of one unit', () => {
    const found = suspicionsIn(someLikes(40, (i) => ({ at: NOON + i * 20_000 + (i % 3) * 400, organizationId: 'works' })));
    expect(found.map(({ signs, likes }) => [signs, likes.length])).toEqual([[['clockwork'], 40]]);
  });

  it('a machine among people: its likes are found, theirs are left', () => {
    const machine = someLikes(20, (i) => ({ at: NOON + i * 2_000, network: 'script' }));
    const people = someLikes(25, (i) => ({ at: NOON + Math.round(1_700 * i * (1 + Math.abs(Math.sin(i)))) }));
    const found = suspicionsIn([...people, ...machine]);
    expect(found).toHaveLength(1);
    expect(new Set(found[0]!.likes.map(({ memberId }) => memberId))).toEqual(new Set(machine.map(({ memberId }) => memberId)));
  });
});

describe('what people do is left alone', () => {
  it('a whole unit after its meeting: one network, accounts of one roster, within minutes', () => {
    fc.assert(fc.property(draws(80), (numbers) => {
      const times = arrivals(numbers, 4_000);
      const likes = someLikes(80, (i) => ({ at: times[i]!, network: 'works', organizationId: 'works', openedAt: NOON - 30 * 86_400_000 + i * 10 }));
      return suspicionsIn(likes).length === 0;
    }), { numRuns: 500 });
  });

  it('a crowd of strangers in one telephone company’s network', () => {
    fc.assert(fc.property(draws(60), (numbers) => {
      const times = arrivals(numbers, 9_000);
      return suspicionsIn(someLikes(60, (i) => ({ at: times[i]!, network: 'mobile' }))).length === 0;
    }), { numRuns: 500 });
  });

  it('accounts of many units that a district opened on one morning, from their own networks', () => {
    fc.assert(fc.property(draws(60), (numbers) => {
      const times = arrivals(numbers, 9_000);
      return suspicionsIn(someLikes(60, (i) => ({ at: times[i]!, openedAt: NOON - 5 * 86_400_000 + i * 500 }))).length === 0;
    }), { numRuns: 500 });
  });

  it('eleven of anything', () => {
    expect(suspicionsIn(someLikes(11, (i) => ({ at: NOON + i * 1_000, network: 'script', openedAt: NOON })))).toEqual([]);
  });

  it('likes that lie hours apart', () => {
    expect(suspicionsIn(someLikes(40, (i) => ({ at: NOON + i * 11 * MINUTE, network: 'one', openedAt: NOON })))).toEqual([]);
  });
});

it('no like is in two suspicions', () => {
  const likes = [...someLikes(30, (i) => ({ at: NOON + i * 1_000, network: 'a', openedAt: NOON })), ...someLikes(30, (i) => ({ at: NOON + i * 1_000 + 300, network: 'b', openedAt: NOON }))];
  const ids = suspicionsIn(likes).flatMap((one) => one.likes.map(({ memberId }) => memberId));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(60);
});
