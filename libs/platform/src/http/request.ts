import type { IncomingMessage } from 'node:http';

/** More was sent than is taken; `limit` in bytes. */
export class TooLarge extends Error {
  constructor(readonly limit?: number) {
    super('too large');
  }
}

/** The whole body as text, or {@link TooLarge} as soon as it grows past the limit. */
export function readBody(request: IncomingMessage, limit: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        request.resume();
        reject(new TooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.on('error', reject);
  });
}

/** Only our own pages may send a browser's cookie along: a foreign Origin is refused before anything is read. */
export function isForeign(request: IncomingMessage, trustProxy: boolean): boolean {
  const { origin } = request.headers;
  if (!origin) return false;
  const host = (trustProxy ? request.headers['x-forwarded-host'] : undefined) ?? request.headers.host;
  try {
    return new URL(origin).host !== host;
  } catch {
    return true;
  }
}

/** The sender's address; a forwarded one counts only when the proxy in front is ours. */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const nearest = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded?.split(',').at(-1);
  return nearest?.trim() || request.socket.remoteAddress || '';
}

/** Whether the browser came over https: to us, or to the proxy of ours in front. */
export function isSecure(request: IncomingMessage | null, trustProxy: boolean): boolean {
  if (!request) return false;
  if ((request.socket as { encrypted?: boolean }).encrypted) return true;
  const forwarded = request.headers['x-forwarded-proto'];
  const nearest = Array.isArray(forwarded) ? forwarded.at(-1) : forwarded?.split(',').at(-1);
  return trustProxy && nearest?.trim() === 'https';
}
