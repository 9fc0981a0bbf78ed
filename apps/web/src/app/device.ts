import { keep, readKept } from './kept';

const OWNER = 'jiangong.desk.owner';
const CLOCK = 'jiangong.desk.clock';
/** Where the judge's desk keeps what it may need without a network. */
export const DESK_DATABASE = 'jiangong-desk';

/** Whose work lies on this device, if anybody's. */
export const deskOwner = (): string | null => readKept(OWNER);
export const claimDesk = (accountId: string): void => void keep(OWNER, accountId);

/** Under which name an account's marks lie on this device until they have arrived. */
export const marksOf = (accountId: string): string => `jiangong.marks.${accountId}`;

/** How many of them there are, those included that the rules refused and their judge has not read. */
export function marksLeft(accountId: string): number {
  const prefix = `${marksOf(accountId)}.`;
  try {
    return Array.from({ length: localStorage.length }, (_one, at) => localStorage.key(at) ?? '').filter((key) => key.startsWith(prefix) && !key.endsWith('#seq')).length;
  } catch {
    return 0;
  }
}

/** By how much the server's clock was ahead of this device's, in milliseconds. */
export const keepClock = (ahead: number): void => void keep(CLOCK, String(ahead));
export const keptClock = (): number => Number(readKept(CLOCK) ?? 0) || 0;

/**
 * Takes what one account was shown off the device, as soon as nobody or somebody else is signed in. Marks that have
 * not arrived stay: they are ids and figures, lie under their account, and go out when that judge is back.
 */
export function clearDeskOf(present: string | null): void {
  const owner = deskOwner();
  if (owner === null || owner === present) return;
  keep(OWNER, null);
  try {
    indexedDB.deleteDatabase(DESK_DATABASE);
  } catch {
    // A browser that forbids it kept nothing.
  }
}
