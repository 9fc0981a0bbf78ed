import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG, GraphEdge, Health, isSecure, type Config } from '@jiangong/platform';
import type { INestApplication } from '@nestjs/common';
import { SharedPages } from '@jiangong/recognition';
import sirv from 'sirv';
import { prerender } from './prerender';

const SECURITY_HEADERS: readonly (readonly [string, string])[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
  ['content-security-policy', "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'"],
];

/** A browser that came over TLS comes back over TLS, for a year. */
const OVER_TLS = ['strict-transport-security', 'max-age=31536000'] as const;

/** Longer than proxies keep theirs (a minute as a rule): a connection is let go by whoever asks, and no request meets one that was just closed. */
const IDLE_MS = 65_000;

const DOWNLOADS = '/downloads/';

type Pages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/**
 * A file may vanish while its pages are served, when a new build takes its place: sirv knows it still and nobody listens
 * when it cannot be opened. The answer breaks off, the browser asks again, and the process goes on.
 */
const surviving = (pages: Pages): Pages => (request, response, next) => {
  response.once('pipe', (file) => file.once('error', () => response.destroy()));
  pages(request, response, next);
};

/** The built web pages; unknown paths get the page shell, so that links into the application work. */
function webPages(root: string | undefined): Pages {
  if (!root || !existsSync(root)) return (_request, _response, next) => next();
  return surviving(sirv(root, {
    single: true, gzip: true, brotli: true, etag: true,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  }) as Pages);
}

/** The built verifier, for whoever wants to check; named by its content, so it may be kept for good. */
function downloads(root: string | undefined): Pages {
  if (!root || !existsSync(root)) return (_request, _response, next) => next();
  return surviving(sirv(root, {
    etag: true,
    setHeaders: (response, path) => {
      const [, name, ending] = /^\/(jiangong-verifier)-[^/]*(\.\w+)$/.exec(path) ?? [];
      response.setHeader('cache-control', name ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (name && ending !== '.js') response.setHeader('content-disposition', `attachment; filename="${name}${ending}"`);
    },
  }) as Pages);
}

/** Paths that controllers answer. */
const CONTROLLERS = ['/files/', '/media/', '/engage/', '/.well-known/'];

/**
 * One port for everything. GraphQL and health are answered before Nest's own HTTP layer, which keeps uploads and
 * downloads under /files and what is shown of them under /media; whatever is left is a page.
 */
export function createFront(app: INestApplication, webRoot: string | undefined, verifierRoot: string | undefined = webRoot && join(webRoot, '..', 'verifier')): Server {
  const graph = app.get(GraphEdge).endpoint!;
  const health = app.get(Health);
  const nest = app.getHttpAdapter().getInstance() as RequestListener;
  const pages = webPages(webRoot);
  const shared = prerender(webRoot, webRoot ? app.get(SharedPages, { strict: false }) : null);
  const verifier = downloads(verifierRoot);
  const { TRUST_PROXY } = app.get<Config>(CONFIG);
  const front = createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const isOverTls = isSecure(request, TRUST_PROXY);
    if (isOverTls) response.setHeader(...OVER_TLS);
    if (path === '/graphql') return void graph(request, response);
    for (const [name, value] of SECURITY_HEADERS) response.setHeader(name, value);
    if (CONTROLLERS.some((beginning) => path.startsWith(beginning))) return void nest(request, response);
    if (path.startsWith(DOWNLOADS)) {
      request.url = request.url!.slice(DOWNLOADS.length - 1);
      return void verifier(request, response, () => response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个文件 / not found'));
    }
    void health.serve(path, request, response).then(async (served) => {
      if (!served && !(await shared(path, request, response, isOverTls))) pages(request, response, () => response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('没有这个页面 / not found'));
    });
  });
  front.keepAliveTimeout = IDLE_MS;
  return front;
}

/**
 * Takes no new connections, lets the requests under way finish, and cuts off whoever takes longer than the patience.
 * Only then may the database be closed: before, their next statement would find none.
 */
export async function closeFront(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  // a connection kept alive is idle only after its answer
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}
