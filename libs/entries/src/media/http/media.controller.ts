import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { All, Controller, Inject, Req, Res } from '@nestjs/common';
import { isId, sha256, type Actor } from '@jiangong/kernel';
import { attachment, FileEdge, OBJECT_STORE, type ObjectStore } from '@jiangong/platform';
import { folderOf } from '../media-store';
import { MediaReader, type ServedMedia } from '../media.reader';
import { noMedia } from '../media.policy';
import { byteRangeOf } from './byte-range';

const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4', m4s: 'video/iso.segment', ts: 'video/mp2t', m3u8: 'application/vnd.apple.mpegurl', vtt: 'text/vtt; charset=utf-8',
  webp: 'image/webp', jpg: 'image/jpeg', png: 'image/png',
};
const PATH = /^\/media\/([0-9a-f-]{36})\/((?:[a-z0-9][a-z0-9_-]*\/){0,3}[a-z0-9][a-z0-9._-]*)$/;
const DOWNLOAD = 'download';

interface Found {
  readonly key: string;
  readonly type: string;
  readonly disposition: string | null;
}

/**
 * `GET /media/<id>/<path>`: what was made of a file, in whole or by ranges. Nothing here runs in our origin: the type is
 * ours, never guessed, pages are sandboxed, and a document is only ever saved.
 */
@Controller('media')
export class MediaController {
  constructor(private readonly edge: FileEdge, private readonly media: MediaReader, @Inject(OBJECT_STORE) private readonly store: ObjectStore) {}

  @All('*path')
  serve(@Req() request: IncomingMessage, @Res() response: ServerResponse): Promise<void> {
    return this.edge.answerAnyone(request, response, (actor) => this.send(actor, request, response));
  }

  private async send(actor: Actor, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const [, id, path] = PATH.exec(new URL(request.url ?? '/', 'http://here').pathname) ?? [];
    if (!id || !path || !isId(id)) throw noMedia();
    const media = await this.media.served(actor, id);
    const found = this.find(media, path);
    const size = found ? await this.store.size(found.key) : null;
    if (!found || size === null) throw noMedia();
    await this.write(request, response, media, found, size);
  }

  private find(media: ServedMedia, path: string): Found | null {
    if (path === DOWNLOAD) {
      return media.files.download ? { key: media.files.download, type: media.mimeType, disposition: attachment(media.saveAs) } : null;
    }
    const type = TYPES[path.split('.').at(-1)!];
    return type ? { key: `${folderOf(media.id)}/${path}`, type, disposition: null } : null;
  }

  private async write(request: IncomingMessage, response: ServerResponse, media: ServedMedia, { key, type, disposition }: Found, size: number): Promise<void> {
    // names hold their content's hash: the same address never changes
    const etag = `"${sha256(key).slice(0, 32)}"`;
    const headers = {
      etag, 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin',
      // what was withdrawn must not live on in caches: those of others ask again after five minutes, one's own at once
      'cache-control': media.isPublic ? 'public, max-age=300' : 'private, no-cache', vary: 'cookie',
      ...(disposition ? { 'content-disposition': disposition } : {}),
    };
    if (request.headers['if-none-match']?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)) {
      response.writeHead(304, headers).end();
      return;
    }
    const ifRange = request.headers['if-range'];
    const range = ifRange && ifRange !== etag ? null : byteRangeOf(request.headers.range, size);
    if (range === 'unsatisfiable') {
      response.writeHead(416, { ...headers, 'content-range': `bytes */${size}` }).end();
      return;
    }
    const length = range ? range.end - range.start + 1 : size;
    const partial = range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {};
    const whole = { ...headers, ...partial, 'content-type': type, 'content-length': length };
    if (request.method === 'HEAD') {
      response.writeHead(range ? 206 : 200, whole).end();
      return;
    }
    const content = await this.store.get(key, range ?? undefined);
    response.writeHead(range ? 206 : 200, whole);
    // a player that seeks hangs up in the middle: no fault
    await pipeline(content, response).catch(() => response.destroy());
  }
}
