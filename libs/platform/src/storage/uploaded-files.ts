import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { BadInput, newId, NotFound, SignInNeeded, type Actor } from '@jiangong/kernel';
import { Reader } from '../database/reader';
import { UnitOfWork } from '../database/unit-of-work';
import { OBJECT_STORE, type ObjectStore } from './object-store';
import { UploadedFile } from './uploaded-file.entity';

const MAX_NAME = 200;

/** The last part of a name, without what a file name must not hold; the end, with its extension, is kept. */
export function shownName(name: string): string {
  const clean = (name.split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"|?*]/g, '').trim();
  if (clean === '' || /^\.+$/.test(clean)) throw BadInput.at('name', '请在地址中给出文件名（?name=…）', 'give the file’s name in the address (?name=…)');
  return [...clean].slice(-MAX_NAME).join('');
}

export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly key: string;
}

/** Files on their way in: kept for the account that sent them, unknown to everybody else. */
@Injectable()
export class UploadedFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
  ) {}

  /** Streams the content into the store and returns the file's id. Nothing is left of a file that did not arrive whole. */
  async keep(actor: Actor, name: string, content: Readable): Promise<string> {
    const ownerId = actor.accountId;
    if (!ownerId) throw new SignInNeeded();
    const shown = shownName(name);
    const id = newId();
    const key = `uploads/${id}`;
    const size = await this.store.put(key, content);
    try {
      if (size === 0) throw BadInput.at('body', '文件是空的，请重新选择', 'the file is empty; choose another');
      await this.uow.run(actor, {}, (tx) => tx.repo(UploadedFile).insert({ id, ownerId, name: shown, key, size, createdAt: tx.now }));
    } catch (error) {
      await this.store.delete(key);
      throw error;
    }
    return id;
  }

  /** The actor's own file; anybody else's is as missing as none. */
  async ownFile(actor: Actor, id: string): Promise<KeptFile> {
    const file = await this.reader.first<KeptFile>('select id, name, key from uploaded_file where id = $1::uuid and owner_id = $2::uuid', [id, actor.accountId]);
    if (!file) throw new NotFound({ zh: '上传的文件', en: 'uploaded file' });
    return file;
  }
}
