import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { BadInput, defineRefusal, newId, NotFound, platformActor, SignInNeeded, type Actor, type Clock } from '@jiangong/kernel';
import { CONFIG, type Config } from '../config/config';
import { CLOCK } from '../database/clock';
import { Reader } from '../database/reader';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { OBJECT_STORE, type ObjectStore } from './object-store';
import { UploadedFile } from './uploaded-file.entity';

const MAX_NAME = 200;
const UPLOADS = 'uploads';
/** Where the store has an upload. */
export const uploadKey = (id: string): string => `${UPLOADS}/${id}`;
const MEGABYTE = 1024 * 1024;
const DAY_SECONDS = 24 * 3600;
const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_SECONDS * 1000);

/** What an account may send in a day. */
export const UploadQuotaUsed = defineRefusal('UPLOAD_QUOTA_USED', (f: { megabytes: number }) => ({
  zh: `24 小时内最多上传 ${f.megabytes} MB，已用完；请明天再传，或先拆小文件`,
  en: `at most ${f.megabytes} MB may be uploaded in 24 hours, and they are used; try again tomorrow, or with smaller files`,
}));

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
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Streams the content into the store and returns the file's id. Nothing is left of a file that did not arrive whole. */
  async keep(actor: Actor, name: string, content: Readable): Promise<string> {
    const ownerId = actor.accountId;
    if (!ownerId) throw new SignInNeeded();
    const shown = shownName(name);
    await this.refuseBeyondQuota(ownerId);
    const id = newId();
    const key = uploadKey(id);
    const size = await this.store.put(key, content);
    try {
      if (size === 0) throw BadInput.at('body', '文件是空的，请重新选择', 'the file is empty; choose another');
      await this.write(actor, { id, ownerId, name: shown, key, size }, true);
    } catch (error) {
      await this.store.delete(key);
      throw error;
    }
    return id;
  }

  /** A file that will come in pieces: from now on it counts, but nobody can use it before it is whole. */
  async expect(actor: Actor, id: string, name: string, size: number): Promise<void> {
    if (!actor.accountId) throw new SignInNeeded();
    if (size === 0) throw BadInput.at('body', '文件是空的，请重新选择', 'the file is empty; choose another');
    await this.write(actor, { id, ownerId: actor.accountId, name: shownName(name), key: uploadKey(id), size }, false);
  }

  /** Whether the actor is sending this file, or has sent it and nothing made it its own yet. */
  async isUnderWay(actor: Actor, id: string): Promise<{ readonly isWhole: boolean } | null> {
    return this.reader.first('select arrived_at is not null as "isWhole" from uploaded_file where id = $1::uuid and owner_id = $2::uuid and taken_at is null', [id, actor.accountId]);
  }

  async arrived(actor: Actor, id: string): Promise<void> {
    await this.uow.run(actor, {}, (tx) => tx.query('update uploaded_file set arrived_at = $3 where id = $1 and owner_id = $2 and arrived_at is null', [id, actor.accountId, tx.now]));
  }

  /** Its sender gave it up. What the store has of it is unknown from now on: it goes at once or is swept. */
  async forget(actor: Actor, id: string): Promise<void> {
    await this.uow.run(actor, {}, (tx) => tx.query('delete from uploaded_file where id = $1 and owner_id = $2 and taken_at is null', [id, actor.accountId]));
  }

  private write(actor: Actor, file: Pick<UploadedFile, 'id' | 'ownerId' | 'name' | 'key' | 'size'>, isWhole: boolean): Promise<void> {
    return this.uow.run(actor, {}, async (tx) => {
      // those that arrive together are counted one after another
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`uploads of ${file.ownerId}`]);
      await tx.repo(UploadedFile).insert({ ...file, createdAt: tx.now, arrivedAt: isWhole ? tx.now : null, takenAt: null });
      this.refuseOver(await this.sentSince(dayBefore(tx.now), file.ownerId, tx.query.bind(tx)), 0);
    });
  }

  /** Becomes part of what this transaction writes: it is kept as long as that is. */
  async take(tx: Tx, id: string): Promise<void> {
    await tx.repo(UploadedFile).update({ id, ownerId: tx.actor.accountId! }, { takenAt: tx.now });
  }

  /** Takes away what nothing made its own within a day, and what a broken upload left in the store; returns how many. */
  async sweep(): Promise<number> {
    const old = await this.uow.run(platformActor, {}, (tx) =>
      tx.query<{ key: string }>('with gone as (delete from uploaded_file where taken_at is null and created_at < $1 returning key) select key from gone', [dayBefore(tx.now)]));
    for (const { key } of old) await this.store.delete(key);
    return old.length + (await this.sweepUnknown());
  }

  /** Files whose row was never written, because the process ended between the two. */
  private async sweepUnknown(): Promise<number> {
    let swept = 0;
    for await (const { key, ageSeconds } of this.store.list(UPLOADS)) {
      if (ageSeconds < DAY_SECONDS || (await this.reader.first('select 1 from uploaded_file where key = $1', [key]))) continue;
      await this.store.delete(key);
      swept += 1;
    }
    return swept;
  }

  private async refuseBeyondQuota(ownerId: string): Promise<void> {
    this.refuseOver(await this.sentSince(dayBefore(this.clock.now()), ownerId, this.reader.rows.bind(this.reader)), 1);
  }

  private refuseOver(sent: number, atLeast: number): void {
    const limit = this.config.UPLOAD_QUOTA_MB * MEGABYTE;
    if (sent + atLeast > limit) throw new UploadQuotaUsed({ megabytes: this.config.UPLOAD_QUOTA_MB });
  }

  private async sentSince(since: Date, ownerId: string, ask: (sql: string, values: readonly unknown[]) => Promise<object[]>): Promise<number> {
    const [row] = (await ask('select coalesce(sum(size), 0)::float8 as sent from uploaded_file where owner_id = $1 and created_at >= $2', [ownerId, since])) as { sent: number }[];
    return row!.sent;
  }

  /** The actor's own file; anybody else's is as missing as none, and so is one of which a part is still to come. */
  async ownFile(actor: Actor, id: string): Promise<KeptFile> {
    const file = await this.reader.first<KeptFile & { size: number; isWhole: boolean }>(
      'select id, name, key, size::float8 as size, arrived_at is not null as "isWhole" from uploaded_file where id = $1::uuid and owner_id = $2::uuid', [id, actor.accountId]);
    if (!file) throw new NotFound({ zh: '上传的文件', en: 'uploaded file' });
    if (!file.isWhole) {
      // the process may have ended between the last byte and the row
      if ((await this.store.size(file.key)) !== file.size) throw new NotFound({ zh: '上传的文件', en: 'uploaded file' });
      await this.arrived(actor, id);
    }
    return { id: file.id, name: file.name, key: file.key };
  }
}
