import { createHash, randomBytes } from 'node:crypto';

interface Entropy {
  readonly now: () => number;
  readonly bytes: () => Buffer;
}

let entropy: Entropy = { now: Date.now, bytes: () => randomBytes(16) };
let lastMs = 0;
let counter = 0;

/**
 * From here on this process counts its identifiers instead of drawing them: the sample season is the same season on
 * every machine, down to who judges whom. Never for a process that serves people.
 */
export function countIds(seed: string, from: Date): void {
  let count = 0;
  entropy = {
    now: () => from.getTime() + (count += 1),
    bytes: () => createHash('sha256').update(`${seed}:${count}`).digest().subarray(0, 16),
  };
}

/** A UUID version 7 (RFC 9562): ordered by time, monotonic within one process. */
export function newId(): string {
  const now = entropy.now();
  if (now > lastMs) {
    lastMs = now;
    counter = entropy.bytes()[0]!;
  } else if (++counter > 0xfff) {
    lastMs += 1;
    counter = 0;
  }
  const bytes = Buffer.from(entropy.bytes());
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | counter, 6);
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (value: string): boolean => UUID.test(value);

/** SHA-256 as lower-case hex. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** A random UUID (version 4): tells nothing of when it was made or what was made before it. */
export function drawnId(): string {
  entropy.now();
  const bytes = Buffer.from(entropy.bytes()).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
