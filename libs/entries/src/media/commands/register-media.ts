import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { drawnId, type Actor } from '@jiangong/kernel';
import { CONFIG, isDuplicate, OBJECT_STORE, Reader, UnitOfWork, UploadedFiles, type Config, type KeptFile, type ObjectStore } from '@jiangong/platform';
import { contentTypeOf, HEAD_BYTES, type ContentType } from '../media-content';
import { MediaProcessors, type Processed } from '../media-processors';
import { Media, type MediaPurpose } from '../media.entity';
import { processMedia, processVideo } from '../media.jobs';
import { MediaKindUnknown } from '../media.refusals';
import { refuseUnfitting } from '../media.rules';

export interface RegisterMediaInput {
  readonly uploadId: string;
  readonly purpose: MediaPurpose;
}

interface Looked extends ContentType {
  readonly size: number;
  readonly sha256: string;
}

/** Makes an uploaded file a picture, a video or a document: looked at by its content, and given to a worker. */
@Injectable()
export class RegisterMedia {
  private readonly underWay = new Map<string, Promise<string>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly uploads: UploadedFiles,
    private readonly processors: MediaProcessors,
    @Inject(OBJECT_STORE) private readonly store: ObjectStore,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The same upload registered twice is one; a network that swallowed the first answer does no harm. */
  async execute(actor: Actor, { uploadId, purpose }: RegisterMediaInput): Promise<string> {
    const file = await this.uploads.ownFile(actor, uploadId);
    let registering = this.underWay.get(uploadId);
    if (!registering) {
      // hundreds of megabytes are read for it: once, however often it is asked for meanwhile
      registering = this.register(actor, file, { uploadId, purpose }).finally(() => this.underWay.delete(uploadId));
      this.underWay.set(uploadId, registering);
    }
    return registering;
  }

  private async register(actor: Actor, file: KeptFile, { uploadId, purpose }: RegisterMediaInput): Promise<string> {
    const known = await this.known(uploadId);
    if (known) return known;
    const looked = await this.look(file, purpose);
    const facts = await this.inspect(file, looked);
    try {
      return await this.write(actor, file, purpose, looked, facts);
    } catch (error) {
      const first = isDuplicate(error) ? await this.known(uploadId) : null;
      if (first) return first;
      throw error;
    }
  }

  private async known(uploadId: string): Promise<string | null> {
    return (await this.reader.first<{ id: string }>('select id from media where upload_id = $1', [uploadId]))?.id ?? null;
  }

  private async look(file: KeptFile, purpose: MediaPurpose): Promise<Looked> {
    const size = (await this.store.size(file.key)) ?? 0;
    const type = contentTypeOf(await this.head(file.key, size), file.name);
    if (!type) throw new MediaKindUnknown({ name: file.name });
    const { MEDIA_VIDEO_MB: video, MEDIA_IMAGE_MB: image, MEDIA_DOCUMENT_MB: document } = this.config;
    refuseUnfitting({ ...type, size }, purpose, { video, image, document });
    const hash = createHash('sha256');
    for await (const piece of await this.store.get(file.key)) hash.update(piece as Buffer);
    return { ...type, size, sha256: hash.digest('hex') };
  }

  private async head(key: string, size: number): Promise<Buffer> {
    if (size === 0) return Buffer.alloc(0);
    const pieces: Buffer[] = [];
    for await (const piece of await this.store.get(key, { start: 0, end: Math.min(HEAD_BYTES, size) - 1 })) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }

  private async inspect(file: KeptFile, looked: Looked): Promise<Partial<Processed>> {
    const processor = this.processors.of(looked.kind);
    if (!processor?.inspect) return {};
    return processor.inspect({ ...looked, name: file.name }, await this.store.localPath(file.key));
  }

  private write(actor: Actor, file: KeptFile, purpose: MediaPurpose, looked: Looked, facts: Partial<Processed>): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      // drawn: a judge of a blind round learns nothing from it of when and in which order files came
      const id = drawnId();
      await this.uploads.take(tx, file.id);
      await tx.repo(Media).insert({
        ...looked, ...facts, id, ownerId: actor.accountId!, uploadId: file.id, purpose, name: file.name,
        // a video that was probed may be handed in while it is still being worked on
        state: this.processors.of(looked.kind)?.inspect ? 'processing' : 'received',
        files: { original: file.key }, captions: [], createdAt: tx.now, version: 1,
      } as never);
      tx.enqueue(looked.kind === 'video' ? processVideo : processMedia, { mediaId: id }, { subject: `media:${id}` });
      return id;
    });
  }
}
