import { openDB, type IDBPDatabase } from 'idb';
import type { Answers } from '../forms';

/** An author as named so far; the share as typed. */
export interface DraftAuthor {
  readonly memberId: string;
  readonly name: string;
  readonly memberNo: string;
  readonly share: string;
}

export interface Draft {
  readonly title: string;
  readonly answers: Answers;
  readonly authors: readonly DraftAuthor[];
  /** Codes of the declarations agreed to. */
  readonly declared: readonly string[];
}

export interface KeptDraft extends Draft {
  /** The draft on the server, once there is one. */
  readonly draftId: string | null;
  readonly savedAt: string;
  /** Not on the server as it is here. */
  readonly isUnsent: boolean;
}

const STORE = 'drafts';
let opened: Promise<IDBPDatabase> | null = null;
const database = (): Promise<IDBPDatabase> => (opened ??= openDB('jiangong-drafts', 1, { upgrade: (db) => void db.createObjectStore(STORE) }));

/** What was kept on this device; a browser that forbids it costs a convenience, never the page. */
export async function readDraft(key: string): Promise<KeptDraft | null> {
  try {
    return ((await (await database()).get(STORE, key)) as KeptDraft | undefined) ?? null;
  } catch {
    return null;
  }
}

export async function keepDraft(key: string, draft: KeptDraft | null): Promise<boolean> {
  try {
    const db = await database();
    if (draft) await db.put(STORE, draft, key);
    else await db.delete(STORE, key);
    return true;
  } catch {
    return false;
  }
}
