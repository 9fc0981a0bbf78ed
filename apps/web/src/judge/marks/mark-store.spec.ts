import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { MarkStore, type Send, type SendOutcome } from './mark-store';
import type { KeptItem, StandingMarks } from './kept-mark';
import type { News, Tabs } from './tabs';

const kept = new Map<string, string>();
Object.defineProperty(globalThis, 'localStorage', {
  value: {
    getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null, get length() { return kept.size; },
  },
});
/** What is kept beside the counter. */
const onDevice = (): readonly string[] => [...kept.keys()].filter((key) => !key.endsWith('#seq'));

const settle = async (): Promise<void> => { for (let turn = 0; turn < 60; turn += 1) await Promise.resolve(); };
const marks = (values: Record<string, number>): StandingMarks => new Map(Object.entries(values));

/** One browser: whoever is given these tabs takes turns and hears the others. */
function aBrowser(): () => Tabs {
  const ears: ((news: News) => void)[] = [];
  let last: Promise<void> = Promise.resolve();
  return () => {
    let own: ((news: News) => void) | null = null;
    return {
      inTurn: (work) => (last = last.then(work)),
      tell: (news) => ears.filter((ear) => ear !== own).forEach((hear) => hear(news)),
      listen: (hear) => { own = hear; ears.push(hear); },
    };
  };
}
const open = (tabs: Tabs = aBrowser()()): MarkStore => new MarkStore('judge', tabs);

/** A server with one sheet that answers by the rules of a revision; `isOff` is a lost network. */
function aServer(at: Record<string, number> = {}) {
  const server = { revision: 1, marks: { ...at } as Record<string, number>, isOff: false, losesAnswers: false, received: [] as KeptItem[] };
  const take = (item: KeptItem, revision: number): SendOutcome => {
    server.received.push(item);
    if (item.kind === 'comment') return { kind: 'noted' };
    if (revision !== server.revision) return { kind: 'moved', revision: server.revision, marks: marks(server.marks) };
    server.marks[item.criterion] = item.value;
    server.revision += 1;
    return { kind: 'saved', revision: server.revision, marks: marks(server.marks) };
  };
  const send: Send = (item, revision) => {
    if (server.isOff) return Promise.resolve({ kind: 'unreachable' });
    const answer = take(item, revision);
    return Promise.resolve(server.losesAnswers ? { kind: 'unreachable' } : answer);
  };
  const order = (): readonly string[] => server.received.map((item) => (item.kind === 'mark' ? `${item.criterion}=${item.value}` : item.text));
  return { server, send, order };
}

describe('marks on their way', () => {
  beforeEach(() => { kept.clear(); jest.useFakeTimers(); });

  test('are saved one after another in the order in which they were given', async () => {
    const { server, send, order } = aServer();
    const store = open();
    store.learn('s', 1, marks({}));
    store.connect(send);
    store.give('s', 'b', 80_000);
    store.give('s', 'a', 90_000);
    expect(store.state).toBe('saving');
    await settle();
    expect(server.marks).toEqual({ a: 90_000, b: 80_000 });
    expect(order()).toEqual(['b=80000', 'a=90000']);
    expect(store.state).toBe('saved');
    expect(onDevice()).toEqual([]);
  });

  test('wait on the device without a network, also across a reload, and go out in order when it is back', async () => {
    const { server, send, order } = aServer();
    server.isOff = true;
    const store = open();
    store.learn('s', 1, marks({}));
    store.connect(send);
    store.give('s', 'a', 80_000);
    store.give('s', 'b', 70_000);
    store.note('s', '证明材料齐全');
    store.give('s', 'a', 85_000);
    await settle();
    expect(store.state).toBe('offline');
    expect(store.waiting).toBe(3);

    server.isOff = false;
    const reopened = open();
    expect(reopened.valueOf('s', 'a')).toBe(85_000);
    expect(reopened.commentOf('s')).toBe('证明材料齐全');
    reopened.learn('s', 1, marks({}));
    reopened.connect(send);
    await settle();
    expect(order()).toEqual(['b=70000', '证明材料齐全', 'a=85000']);
    expect(server.marks).toEqual({ a: 85_000, b: 70_000 });
    expect(onDevice()).toEqual([]);
  });

  test('are on the device before the next line runs', () => {
    open().give('s', 'a', 80_000);
    expect(onDevice()).toHaveLength(1);
    expect(open().valueOf('s', 'a')).toBe(80_000);
  });

  test('a mark whose answer was lost is known by its name and is no conflict with itself', async () => {
    const { server, send } = aServer();
    const store = open();
    store.learn('s', 1, marks({}));
    store.connect(send);
    server.losesAnswers = true;
    store.give('s', 'a', 80_000);
    await settle();
    store.give('s', 'a', 90_000);
    server.losesAnswers = false;
    store.retry();
    await settle();
    expect(server.marks).toEqual({ a: 90_000 });
    expect(store.hasConflictIn('s')).toBe(false);
    expect(store.state).toBe('saved');
  });

  test('a mark given anew while it travels is sent next and not taken for the answered one', async () => {
    const { server, send } = aServer();
    const store = open();
    store.learn('s', 1, marks({}));
    let arrive: () => void = () => undefined;
    const gate = new Promise<void>((done) => (arrive = done));
    store.connect(async (item, revision) => { await gate; return send(item, revision); });
    store.give('s', 'a', 80_000);
    await settle();
    store.give('s', 'a', 95_000);
    arrive();
    await settle();
    expect(server.marks).toEqual({ a: 95_000 });
    expect(onDevice()).toEqual([]);
  });

  test('a sheet that moved on elsewhere at another criterion is no conflict', async () => {
    const { server, send } = aServer();
    const store = open();
    store.learn('s', 1, marks({}));
    server.revision = 5;
    server.marks.b = 60_000;
    store.connect(send);
    store.give('s', 'a', 80_000);
    await settle();
    expect(server.marks).toEqual({ a: 80_000, b: 60_000 });
    expect(store.hasConflictIn('s')).toBe(false);
  });

  test('the same criterion marked elsewhere shows both values, also after a reload, and the judge chooses', async () => {
    const { server, send } = aServer({ a: 70_000 });
    const store = open();
    store.learn('s', 1, marks({ a: 70_000 }));
    server.revision = 2;
    server.marks.a = 75_000;
    store.connect(send);
    store.give('s', 'a', 80_000);
    await settle();
    expect(store.conflictOf('s', 'a')).toMatchObject({ mine: 80_000, theirs: 75_000 });
    expect(server.marks.a).toBe(75_000);

    const reopened = open();
    reopened.learn('s', 2, marks({ a: 75_000 }));
    reopened.connect(send);
    const conflict = reopened.conflictOf('s', 'a')!;
    expect(conflict).toMatchObject({ mine: 80_000, theirs: 75_000 });
    reopened.settle(conflict, true);
    await settle();
    expect(server.marks.a).toBe(80_000);
    expect(reopened.conflictOf('s', 'a')).toBeUndefined();
  });

  test('choosing the other value leaves it standing and forgets one’s own', async () => {
    const { server, send } = aServer({ a: 75_000 });
    const store = open();
    store.learn('s', 0, marks({}));
    store.connect(send);
    store.give('s', 'a', 80_000);
    await settle();
    store.settle(store.conflictOf('s', 'a')!, false);
    await settle();
    expect(server.marks.a).toBe(75_000);
    expect(onDevice()).toEqual([]);
  });

  test('a refused mark says why, stays readable after a reload and does not hold up the others', async () => {
    const { send } = aServer();
    const store = open();
    store.learn('s', 1, marks({}));
    store.connect((item, revision) => (item.kind === 'mark' && item.criterion === 'a' ? Promise.resolve({ kind: 'refused', message: '已锁定' }) : send(item, revision)));
    store.give('s', 'a', 80_000);
    store.give('s', 'b', 80_000);
    await settle();
    expect(store.state).toBe('saved');
    const reopened = open();
    expect(reopened.refusalOf('s', 'a')).toEqual({ message: '已锁定', value: 80_000 });
    reopened.dismiss('s/a');
    expect(onDevice()).toEqual([]);
  });

  test('a session that ended is told apart from a lost network, and the marks wait', async () => {
    const store = open();
    store.connect(() => Promise.resolve({ kind: 'unreachable', why: 'signed_out' }));
    store.give('s', 'a', 80_000);
    await settle();
    expect(store.state).toBe('signed_out');
    expect(store.waiting).toBe(1);
  });
});

describe('two tabs of one judge', () => {
  beforeEach(() => { kept.clear(); jest.useFakeTimers(); });

  test('write beside one another, never over one another, and send each mark once', async () => {
    const { server, send, order } = aServer();
    server.isOff = true;
    const browser = aBrowser();
    const [one, two] = [open(browser()), open(browser())];
    for (const tab of [one, two]) { tab.learn('s', 1, marks({})); tab.connect(send); }
    one.give('s', 'a', 80_000);
    two.give('s', 'b', 70_000);
    one.give('s', 'c', 60_000);
    await settle();
    expect([one.waiting, two.waiting]).toEqual([3, 3]);

    server.isOff = false;
    two.retry();
    one.retry();
    await settle();
    expect(order()).toEqual(['a=80000', 'b=70000', 'c=60000']);
    expect([one.state, two.state]).toEqual(['saved', 'saved']);
  });

  test('hear from one another what stands', async () => {
    const { send } = aServer();
    const browser = aBrowser();
    const [one, two] = [open(browser()), open(browser())];
    one.learn('s', 1, marks({}));
    two.learn('s', 1, marks({}));
    one.connect(send);
    one.give('s', 'a', 80_000);
    await settle();
    expect(two.heardOf('s', 1)).toEqual(marks({ a: 80_000 }));
    two.connect(send);
    two.give('s', 'a', 85_000);
    await settle();
    expect(two.hasConflictIn('s')).toBe(false);
    expect(two.state).toBe('saved');
  });
});
