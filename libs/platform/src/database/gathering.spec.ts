import { describe, expect, it } from '@jest/globals';
import { Gathering } from './gathering';

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('what is asked at the same time', () => {
  it('is done in one go, and everybody gets their own answer', async () => {
    const batches: number[][] = [];
    const gathering = new Gathering<number, number>({ patience: 1, most: 100, work: (asked) => { batches.push([...asked]); return Promise.resolve(asked.map((n) => n * 2)); } });
    expect(await Promise.all([1, 2, 3].map((n) => gathering.add(n)))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('gathers while a batch is being done, and no batch is larger than it may be', async () => {
    const sizes: number[] = [];
    const gathering = new Gathering<number, number>({ patience: 1, most: 4, work: async (asked) => { sizes.push(asked.length); await later(20); return asked; } });
    const first = gathering.add(0);
    await later(8);
    const rest = Array.from({ length: 6 }, (_, n) => gathering.add(n));
    await Promise.all([first, ...rest]);
    expect(sizes).toEqual([1, 4, 2]);
  });

  it('without patience waits for those alone that are here already', async () => {
    const batches: number[][] = [];
    const gathering = new Gathering<number, number>({ patience: 0, most: 100, work: (asked) => { batches.push([...asked]); return Promise.resolve(asked); } });
    await Promise.all([gathering.add(1), gathering.add(2)]);
    await gathering.add(3);
    expect(batches).toEqual([[1, 2], [3]]);
  });

  it('a batch that fails fails for all in it, and the next one is tried', async () => {
    let count = 0;
    const gathering = new Gathering<string, string>({ patience: 1, most: 10, work: (asked) => ((count += 1) === 1 ? Promise.reject(new Error('no')) : Promise.resolve(asked)) });
    const outcomes = await Promise.allSettled([gathering.add('a'), gathering.add('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await gathering.add('c')).toBe('c');
  });

  it('says when nothing is under way any more', async () => {
    let done = 0;
    const gathering = new Gathering<number, number>({ patience: 1_000, most: 10, work: async (asked) => { await later(5); done += asked.length; return asked; } });
    void gathering.add(1);
    await gathering.settled();
    expect(done).toBe(1);
  });
});
