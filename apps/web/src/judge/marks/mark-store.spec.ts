import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MarkStore, type SendOutcome } from './mark-store';
import type { Pending } from './pending-mark';

const kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  value: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) },
});

const settle = async (): Promise<void> => { for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); };
const marks = (values: Record<string, number>): ReadonlyMap<string, number> => new Map(Object.entries(values));

/** A server with one sheet that answers by the rules of a revision; `isOff` is a lost network. */
function aServer(at: Record<string, number> = {}) {
  const server = { revision: 1, marks: { ...at } as Record<string, number>, isOff: false, received: [] as Pending[] };
  const send = (pending: Pending, revision: number): Promise<SendOutcome> => {
    if (server.isOff) return Promise.resolve({ kind: 'unreachable' });
    server.received.push(pending);
    if (pending.kind === 'comment') return Promise.resolve({ kind: 'noted' });
    if (revision !== server.revision) return Promise.resolve({ kind: 'moved', revision: server.revision, marks: marks(server.marks) });
    server.marks[pending.criterion] = pending.value;
    server.revision += 1;
    return Promise.resolve({ kind: 'saved', revision: server.revision, marks: marks(server.marks) });
  };
  return { server, send };
}

describe('marks on their way', () => {
  beforeEach(() => { kept.clear(); jest.useFakeTimers(); });

  test('are saved one after another in the order in which they were given', async () => {
    const { server, send } = aServer();
    const store = new MarkStore('judge');
    store.learn('s', 1, marks({}));
    store.connect(send);
    store.give('s', 'a', 80_000);
    store.give('s', 'b', 90_000);
    expect(store.state).toBe('saving');
    await settle();
    expect(server.marks).toEqual({ a: 80_000, b: 90_000 });
    expect(store.state).toBe('saved');
  });

  test('wait on the device without a network, also across a reload, and go out in order when it is back', async () => {
    const { server, send } = aServer();
    server.isOff = true;
    const store = new MarkStore('judge');
    store.learn('s', 1, marks({}));
    store.connect(send);
    store.give('s', 'a', 80_000);
    store.give('s', 'b', 70_000);
    store.give('s', 'a', 85_000);
    await settle();
    expect(store.state).toBe('offline');

    server.isOff = false;
    const reopened = new MarkStore('judge');
    expect(reopened.valueOf('s', 'a')).toBe(85_000);
    reopened.connect(send);
    await settle();
    expect(server.marks).toEqual({ a: 85_000, b: 70_000 });
    expect(kept.size).toBe(0);
  });

  test('a sheet that moved on elsewhere at another criterion is no conflict', async () => {
    const { server, send } = aServer();
    const store = new MarkStore('judge');
    store.learn('s', 1, marks({}));
    server.revision = 5;
    server.marks.b = 60_000;
    store.connect(send);
    store.give('s', 'a', 80_000);
    await settle();
    expect(server.marks).toEqual({ a: 80_000, b: 60_000 });
    expect(store.hasConflictIn('s')).toBe(false);
  });

  test('the same criterion marked elsewhere shows both values, and the judge chooses', async () => {
    const { server, send } = aServer({ a: 70_000 });
    const store = new MarkStore('judge');
    store.learn('s', 1, marks({ a: 70_000 }));
    server.revision = 2;
    server.marks.a = 75_000;
    store.connect(send);
    store.give('s', 'a', 80_000);
    await settle();
    const conflict = store.conflictOf('s', 'a')!;
    expect(conflict).toMatchObject({ mine: 80_000, theirs: 75_000 });
    expect(server.marks.a).toBe(75_000);

    store.settle(conflict, true);
    await settle();
    expect(server.marks.a).toBe(80_000);
    expect(store.conflictOf('s', 'a')).toBeUndefined();
  });

  test('a refused mark says why and does not hold up the others', async () => {
    const { send } = aServer();
    const store = new MarkStore('judge');
    store.learn('s', 1, marks({}));
    store.connect((pending, revision) => (pending.kind === 'mark' && pending.criterion === 'a' ? Promise.resolve({ kind: 'refused', message: '已锁定' }) : send(pending, revision)));
    store.give('s', 'a', 80_000);
    store.give('s', 'b', 80_000);
    await settle();
    expect(store.refusalOf('s', 'a')).toBe('已锁定');
    expect(store.state).toBe('saved');
  });
});
