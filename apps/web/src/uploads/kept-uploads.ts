import { keep, readKept } from '../app/kept';

/** An upload that was begun and not finished, remembered on this device so that a page that was closed costs nothing. */
export interface KeptUpload {
  readonly fingerprint: string;
  /** Which place of which form it is for. */
  readonly place: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
  /** Bytes the server had when it was last heard of. */
  readonly sent: number;
  readonly at: number;
}

/** The server forgets what is unfinished after a day. */
const KEPT_MS = 24 * 3_600_000;
const keyOf = (accountId: string): string => `jiangong.uploads.${accountId}`;

const isKept = (value: unknown): value is KeptUpload =>
  typeof value === 'object' && value !== null && typeof (value as KeptUpload).url === 'string' && typeof (value as KeptUpload).fingerprint === 'string';

export function readUploads(accountId: string): readonly KeptUpload[] {
  try {
    const kept: unknown = JSON.parse(readKept(keyOf(accountId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isKept).filter(({ at }) => Date.now() - at < KEPT_MS) : [];
  } catch {
    return [];
  }
}

export function keepUpload(accountId: string, upload: KeptUpload): void {
  const rest = readUploads(accountId).filter(({ fingerprint, place }) => fingerprint !== upload.fingerprint || place !== upload.place);
  keep(keyOf(accountId), JSON.stringify([...rest, upload]));
}

export function dropUpload(accountId: string, url: string): void {
  const rest = readUploads(accountId).filter((one) => one.url !== url);
  keep(keyOf(accountId), rest.length === 0 ? null : JSON.stringify(rest));
}
