import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { isId, newId, type Actor } from '@jiangong/kernel';
import type { DataStore } from '@tus/server';
import { Server } from '@tus/server';
import { CONFIG, type Config } from '../config/config';
import { tell, type Language } from '../http/failures';
import { failureBody } from '../http/file-edge';
import { UploadLocks } from './upload-locks';
import { UploadedFiles, uploadKey } from './uploaded-files';

export const TUS_PATH = '/files/uploads/tus';
export const TUS_STORE = Symbol('TusStore');
const MEGABYTE = 1024 * 1024;
/** How long whoever holds an upload may finish what it writes once another asks for it. */
const DRAIN_MS = 1_500;

interface Sender {
  readonly actor: Actor;
  readonly language: Language;
}

interface TusFault {
  readonly status_code: number;
  readonly body: string;
}

type WebRequest = Parameters<NonNullable<ConstructorParameters<typeof Server>[0]['onUploadCreate']>>[0];

const NOT_HERE: TusFault = { status_code: 404, body: 'no such upload' };

/**
 * Uploads in pieces by the tus protocol (https://tus.io/protocols/resumable-upload): a phone that lost its network, or
 * its page, goes on where it stopped. Each upload is one row from its first byte; only the account that began it may
 * ask about it, add to it or give it up.
 */
@Injectable()
export class ResumableUploads implements OnModuleDestroy {
  private readonly senders = new WeakMap<IncomingMessage, Sender>();
  private readonly locks: UploadLocks;
  private server: Server | null = null;

  constructor(private readonly files: UploadedFiles, @Inject(CONFIG) private readonly config: Config, @Inject(TUS_STORE) private readonly store: () => DataStore) {
    this.locks = new UploadLocks(config);
  }

  /** Made when the first upload comes: other processes of the product receive none. */
  private begin(): Server {
    return new Server({
      path: TUS_PATH, datastore: this.store(), locker: this.locks as never, lockDrainTimeout: DRAIN_MS, maxSize: this.limit, allowedOrigins: [],
      namingFunction: () => uploadKey(newId()),
      generateUrl: (_request, { path, id }) => `${path}/${id.split('/').at(-1)!}`,
      getFileIdFromRequest: (_request, last) => (last && isId(last) ? uploadKey(last) : undefined),
      onIncomingRequest: (request, id) => this.refuseOthers(request, idOf(id)),
      onUploadCreate: async (request, upload) => {
        const { actor, language } = this.senderOf(request);
        await toldInPlace(language, () => this.files.expect(actor, idOf(upload.id), upload.metadata?.filename ?? '', upload.size!));
        return {};
      },
      onUploadFinish: async (request, upload) => {
        await this.files.arrived(this.senderOf(request).actor, idOf(upload.id));
        return {};
      },
    });
  }

  /** The largest file of any kind; each kind's own limit is looked at when its content is known. */
  get limit(): number {
    return Math.max(this.config.MEDIA_VIDEO_MB, this.config.MEDIA_IMAGE_MB, this.config.MEDIA_DOCUMENT_MB) * MEGABYTE;
  }

  async answer(sender: Sender, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refused = this.refusal(request);
    if (refused) {
      response.writeHead(refused.status_code, { 'content-type': 'text/plain; charset=utf-8', 'tus-version': '1.0.0', 'cache-control': 'no-store', ...(request.complete ? {} : { connection: 'close' }) }).end(refused.body);
      request.resume();
      return;
    }
    this.senders.set(request, sender);
    await (this.server ??= this.begin()).handle(request, response);
  }

  async onModuleDestroy(): Promise<void> {
    await this.locks.close();
  }

  /** What the protocol forbids, and the two of its freedoms we do without: a length told later, and its own way of reading. */
  private refusal(request: IncomingMessage): TusFault | null {
    const { method, headers } = request;
    if (!['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'].includes(method ?? '') || headers['x-http-method-override']) return { status_code: 405, body: 'not in this way' };
    if (method !== 'OPTIONS' && headers['tus-resumable'] !== '1.0.0') return { status_code: 412, body: 'Tus-Resumable: 1.0.0' };
    if (headers['upload-defer-length'] !== undefined || (method === 'PATCH' && headers['upload-length'] !== undefined)) return { status_code: 400, body: 'the length is told at the beginning' };
    return null;
  }

  private async refuseOthers(request: WebRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const { actor } = this.senderOf(request);
    const known = await this.files.isUnderWay(actor, id);
    // another's upload is as missing as none; what is whole takes no more
    if (!known) throw NOT_HERE;
    if (known.isWhole && request.method === 'PATCH') throw { status_code: 409, body: 'the upload is whole' } satisfies TusFault;
    if (request.method === 'DELETE') await this.files.forget(actor, id);
  }

  private senderOf(request: WebRequest): Sender {
    const node = (request as { runtime?: { node?: { req: IncomingMessage } } }).runtime?.node?.req;
    const sender = node && this.senders.get(node);
    if (!sender) throw NOT_HERE;
    return sender;
  }
}

const idOf = (key: string): string => key.split('/').at(-1)!;

/** What our rules refuse is told in our own words, within the protocol's answer. */
async function toldInPlace(language: Language, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const failure = tell(error);
    throw { status_code: failure.status, body: failureBody(failure, language) } satisfies TusFault;
  }
}
