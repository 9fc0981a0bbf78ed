import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { DESK_DATABASE } from '../../app/device';

interface DeskSchema extends DBSchema {
  answer: { key: [account: string, name: string]; value: unknown };
}

let opened: Promise<IDBPDatabase<DeskSchema> | null> | null = null;

function database(): Promise<IDBPDatabase<DeskSchema> | null> {
  const forget = (): void => { opened = null; };
  opened ??= openDB<DeskSchema>(DESK_DATABASE, 1, {
    upgrade: (db) => { db.createObjectStore('answer'); },
    // Signing out deletes it, in this tab or another: whoever has it open lets go.
    blocking: (_current, _blocked, event) => { (event.target as IDBDatabase).close(); forget(); },
    terminated: forget,
  }).catch(() => null);
  return opened;
}

/** Without a place to keep things the desk works as long as the network does. */
async function quietly<T>(work: (db: IDBPDatabase<DeskSchema>) => Promise<T>): Promise<T | null> {
  try {
    const db = await database();
    return db ? await work(db) : null;
  } catch {
    return null;
  }
}

/** The last answers of the server that a judge's desk is drawn from, by account. */
export const deskStore = {
  read: <Content>(account: string, name: string): Promise<Content | null> => quietly(async (db) => ((await db.get('answer', [account, name])) as Content | undefined) ?? null),
  keep: (account: string, name: string, content: unknown): Promise<unknown> => quietly((db) => db.put('answer', content, [account, name])),
  forget: (account: string, name: string): Promise<unknown> => quietly((db) => db.delete('answer', [account, name])),
  /** Changes an answer in place, so that two changes at once are both there. */
  change: <Content>(account: string, name: string, to: (content: Content) => Content): Promise<unknown> => quietly(async (db) => {
    const { store, done } = db.transaction('answer', 'readwrite');
    const content = (await store.get([account, name])) as Content | undefined;
    if (content !== undefined) await store.put(to(content), [account, name]);
    await done;
  }),
  /** What is no longer the judge's to see leaves the device as well. */
  keepOnly: (account: string, prefix: string, names: ReadonlySet<string>): Promise<unknown> => quietly(async (db) => {
    const keys = await db.getAllKeys('answer', IDBKeyRange.bound([account, prefix], [account, `${prefix}\uffff`]));
    await Promise.all(keys.filter(([, name]) => !names.has(name)).map((key) => db.delete('answer', key)));
  }),
};

export const QUEUES = 'queues';
export const sheetName = (id: string): string => `sheet/${id}`;
