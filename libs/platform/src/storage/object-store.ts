import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId, NotFound } from '@jiangong/kernel';

/** Both ends belong to it. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where files live. Keys are ours (`imports/<id>.xlsx`), never a name somebody sent. */
export interface ObjectStore {
  /** Writes whole or not at all; returns the size in bytes. */
  put(key: string, content: Readable): Promise<number>;
  /** The content, or the part of it that was asked for; missing objects are {@link NotFound}. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** A path on this machine for readers that need random access; a copy where the store is remote. */
  localPath(key: string): Promise<string>;
  size(key: string): Promise<number | null>;
  delete(key: string): Promise<void>;
  /** Everything below a folder, however deep. */
  deleteFolder(folder: string): Promise<void>;
  /** Keys directly below a folder, each with how long ago it was written; parts of files that never arrived whole too. */
  list(folder: string): AsyncIterable<{ readonly key: string; readonly ageSeconds: number }>;
  /** The folders directly below one, as keys without a slash at the end. */
  folders(folder: string): AsyncIterable<string>;
}

export const OBJECT_STORE = Symbol('ObjectStore');

/** Files below one folder of this machine. */
export class FolderStore implements ObjectStore {
  constructor(private readonly root: string) {}

  async put(key: string, content: Readable): Promise<number> {
    const target = this.path(key);
    await mkdir(dirname(target), { recursive: true });
    const partial = `${target}.${newId()}.part`;
    try {
      await pipeline(content, createWriteStream(partial));
      await rename(partial, target);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return (await stat(target)).size;
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    return createReadStream(await this.localPath(key), range);
  }

  async localPath(key: string): Promise<string> {
    if ((await this.size(key)) === null) throw new NotFound({ zh: '文件', en: 'file' });
    return this.path(key);
  }

  async size(key: string): Promise<number | null> {
    try {
      const found = await stat(this.path(key));
      return found.isFile() ? found.size : null;
    } catch {
      return null;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.path(key), { force: true });
  }

  async deleteFolder(folder: string): Promise<void> {
    await rm(this.path(folder), { force: true, recursive: true });
  }

  async *list(folder: string): AsyncGenerator<{ key: string; ageSeconds: number }> {
    const files = await this.open(folder);
    if (!files) return;
    for await (const file of files) {
      if (!file.isFile()) continue;
      const found = await stat(join(this.path(folder), file.name)).catch(() => null);
      if (found) yield { key: `${folder}/${file.name}`, ageSeconds: (Date.now() - found.mtimeMs) / 1000 };
    }
  }

  async *folders(folder: string): AsyncGenerator<string> {
    const files = await this.open(folder);
    if (!files) return;
    for await (const file of files) if (file.isDirectory()) yield `${folder}/${file.name}`;
  }

  private open(folder: string) {
    return opendir(this.path(folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  private path(key: string): string {
    const path = normalize(join(this.root, key));
    if (!path.startsWith(normalize(this.root) + sep)) throw new Error('object key leaves the store');
    return path;
  }
}
