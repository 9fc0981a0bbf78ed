import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Config } from '../config/config';

/** What lies in a table of something that is sealed: under which key, and bytes that say nothing without it. */
export interface Sealed {
  readonly keyId: string;
  readonly bytes: Buffer;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What is said under this key in one place means nothing in another: the place is part of what is sealed. */
const bound = (about: string): Buffer => Buffer.from(`jiangong.sealed/1 ${about}`, 'utf8');

export const objectionKeyFile = (config: Pick<Config, 'OBJECTION_KEY_FILE' | 'JIANGONG_DATA'>): string => config.OBJECTION_KEY_FILE ?? `${config.JIANGONG_DATA}/objection-key`;

/**
 * Seals texts and files with AES-256-GCM under a key that lives in a file and never in the database: a dump of the
 * tables shows nothing. A key put aside as `<file>.<keyId>.retired` still opens what it sealed.
 */
export class SealingKeys {
  private readonly known = new Map<string, Buffer>();
  private present: { readonly keyId: string; readonly written: number } | null = null;

  constructor(private readonly file: string) {}

  seal(content: string | Buffer, about: string): Sealed {
    const keyId = this.current();
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyOf(keyId), nonce).setAAD(bound(about));
    const body = Buffer.concat([cipher.update(content as never, 'utf8'), cipher.final()]);
    return { keyId, bytes: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
  }

  /** Throws when the key is missing, the bytes were changed, or they were sealed about something else. */
  open({ keyId, bytes }: Sealed, about: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', this.keyOf(keyId), bytes.subarray(0, NONCE_BYTES)).setAAD(bound(about));
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
  }

  /** Tells equal things apart from others without saying what they are. */
  mark(text: string): string {
    return this.markUnder(this.current(), text);
  }

  /** The mark under every key that is at hand, the present one first: equal things stay equal when the key is changed. */
  marks(text: string): string[] {
    const current = this.current();
    return [current, ...retiredAt(this.file).filter((keyId) => keyId !== current)].map((keyId) => this.markUnder(keyId, text));
  }

  private markUnder(keyId: string, text: string): string {
    return createHmac('sha256', this.keyOf(keyId)).update(bound('mark')).update(text, 'utf8').digest('hex');
  }

  /** Read again when the file is another one: a key that is changed is used by every process from then on. */
  private current(): string {
    if (!existsSync(this.file)) make(this.file);
    const written = statSync(this.file).ctimeMs;
    if (this.present?.written !== written) {
      const key = read(this.file);
      const keyId = idOf(key);
      this.known.set(keyId, key);
      this.present = { keyId, written };
    }
    return this.present.keyId;
  }

  private keyOf(keyId: string): Buffer {
    this.current();
    const known = this.known.get(keyId);
    if (known) return known;
    const key = read(retired(this.file, keyId));
    if (idOf(key) !== keyId) throw new Error(`the retired key ${keyId} is not the one it is named after`);
    this.known.set(keyId, key);
    return key;
  }
}

const retired = (file: string, keyId: string): string => `${file}.${keyId}.retired`;

function retiredAt(file: string): string[] {
  const [name, folder] = [basename(file), dirname(file)];
  return readdirSync(folder).flatMap((one) => (one.startsWith(`${name}.`) ? (/^([0-9a-f]{16})\.retired$/.exec(one.slice(name.length + 1))?.slice(1) ?? []) : [])).sort();
}

/** Puts the key aside under its id and makes another. What was sealed before still opens: keep what was put aside as safe as the new one. */
export function rotateSealingKeyAt(file: string): { readonly retired: string; readonly current: string } {
  if (!existsSync(file)) make(file);
  const before = idOf(read(file));
  renameSync(file, retired(file, before));
  make(file);
  return { retired: before, current: idOf(read(file)) };
}

const idOf = (key: Buffer): string => createHash('sha256').update(key).digest('hex').slice(0, 16);

function read(file: string): Buffer {
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${file}: a sealing key has ${KEY_BYTES} bytes`);
  return key;
}

/** Written aside and linked into place: of two processes that start at once, both read the same key. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.draft-${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
