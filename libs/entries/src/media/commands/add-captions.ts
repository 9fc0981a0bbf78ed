import { TextDecoder } from 'node:util';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { isId, sha256, type Actor } from '@jiangong/kernel';
import { OBJECT_STORE, UnitOfWork, UploadedFiles, type ObjectStore, type Tx } from '@jiangong/platform';
import { rewriteCaptions } from '../captions.rules';
import { folderOf } from '../media-store';
import { Media } from '../media.entity';
import { noMedia } from '../media.policy';
import { CaptionsNotForThis, CaptionsOfPublished, CaptionsUnreadable } from '../media.refusals';

export interface AddCaptionsInput {
  readonly mediaId: string;
  readonly uploadId: string;
  readonly lang: string;
}

const MAX_BYTES = 512 * 1024;
const LABELS: Readonly<Record<string, string>> = { zh: '中文', en: 'English' };

/** Captions in a language for one's own video, as long as it is not public; those of the same language give way. */
@Injectable()
export class AddCaptions {
  constructor(private readonly uow: UnitOfWork, private readonly uploads: UploadedFiles, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  async execute(actor: Actor, { mediaId, uploadId, lang }: AddCaptionsInput): Promise<string> {
    const file = await this.uploads.ownFile(actor, uploadId);
    const text = rewriteCaptions(await this.read(file.key));
    const key = `${folderOf(mediaId)}/captions-${lang.toLowerCase()}-${sha256(text).slice(0, 16)}.vtt`;
    const { before } = await this.uow.run(actor, {}, (tx) => this.ownVideo(tx, mediaId, lang));
    await this.store.put(key, Readable.from([Buffer.from(text, 'utf8')]));
    await this.uow.run(actor, {}, async (tx) => {
      const { media } = await this.ownVideo(tx, mediaId, lang);
      const rest = media.captions.filter((one) => one.lang !== lang);
      await tx.repo(Media).update({ id: mediaId }, { captions: [...rest, { lang, key, label: LABELS[lang.split('-')[0]!.toLowerCase()] ?? lang }] });
    });
    if (before && before !== key) await this.store.delete(before);
    return mediaId;
  }

  private async ownVideo(tx: Tx, id: string, lang: string): Promise<{ media: Media; before: string | null }> {
    const media = isId(id) ? await tx.repo(Media).findOne({ where: { id, ownerId: tx.actor.accountId! }, lock: { mode: 'pessimistic_write' } }) : null;
    if (!media) throw noMedia();
    if (media.kind !== 'video' || media.state === 'refused') throw new CaptionsNotForThis({});
    if (media.isPublic) throw new CaptionsOfPublished({ name: media.name });
    return { media, before: media.captions.find((one) => one.lang === lang)?.key ?? null };
  }

  private async read(key: string): Promise<string> {
    if (((await this.store.size(key)) ?? 0) > MAX_BYTES) throw new CaptionsUnreadable({ line: null });
    const pieces: Buffer[] = [];
    for await (const piece of await this.store.get(key)) pieces.push(piece as Buffer);
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces));
    } catch {
      throw new CaptionsUnreadable({ line: null });
    }
  }
}
