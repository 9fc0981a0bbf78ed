import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request as forward, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error s3rver brings no types
import S3rver from 's3rver';

interface Rver {
  run(): Promise<AddressInfo>;
  close(): Promise<void>;
}

interface Part {
  readonly etag: string;
  readonly size: number;
}

export interface S3StandIn {
  readonly endpoint: string;
  readonly bucket: string;
  readonly settings: Record<string, string>;
  stop(): Promise<void>;
}

/** An S3 on this machine, for tests: s3rver, and before it the two answers it does not know: the parts of an upload, and giving one up. */
export async function startS3StandIn(bucket = 'jiangong-test'): Promise<S3StandIn> {
  const directory = await mkdtemp(join(tmpdir(), 'jiangong-s3-'));
  const Rver = S3rver as new (options: object) => Rver;
  const behind = new Rver({ address: '127.0.0.1', port: 0, silent: true, directory, configureBuckets: [{ name: bucket, configs: [] }] });
  const { port } = await behind.run();
  const front = await listen(frontOf(port));
  const endpoint = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  return {
    endpoint, bucket, settings: { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY: 'S3RVER', S3_SECRET_KEY: 'S3RVER' },
    async stop() {
      front.closeAllConnections();
      await new Promise((closed) => front.close(closed));
      await behind.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const listen = (server: Server): Promise<Server> => new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));

function frontOf(port: number): Server {
  const parts = new Map<string, Map<number, Part>>();
  return createServer((request, response) => {
    const url = new URL(request.url!, 'http://s3');
    const upload = url.searchParams.get('uploadId');
    if (request.method === 'GET' && upload) return answerParts(response, parts.get(upload));
    if (request.method === 'DELETE' && upload) {
      parts.delete(upload);
      response.writeHead(204).end();
      return;
    }
    pass(port, request, response, (status, etag) => {
      const number = Number(url.searchParams.get('partNumber'));
      if (!upload || status >= 300) return;
      if (request.method === 'PUT' && number) parts.set(upload, (parts.get(upload) ?? new Map<number, Part>()).set(number, { etag, size: Number(request.headers['x-amz-decoded-content-length'] ?? request.headers['content-length']) }));
      else parts.delete(upload);
    });
  });
}

function answerParts(response: ServerResponse, known: ReadonlyMap<number, Part> | undefined): void {
  if (!known) {
    response.writeHead(200, { 'content-type': 'application/xml' }).end('<?xml version="1.0"?><ListPartsResult><IsTruncated>false</IsTruncated></ListPartsResult>');
    return;
  }
  const list = [...known].sort(([a], [b]) => a - b).map(([number, { etag, size }]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag.replaceAll('"', '&quot;')}</ETag><Size>${size}</Size></Part>`);
  response.writeHead(200, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><ListPartsResult><IsTruncated>false</IsTruncated>${list.join('')}</ListPartsResult>`);
}

function pass(port: number, request: IncomingMessage, response: ServerResponse, told: (status: number, etag: string) => void): void {
  const behind = forward({ host: '127.0.0.1', port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    told(answer.statusCode!, String(answer.headers.etag ?? ''));
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  behind.on('error', () => response.destroy());
  request.on('error', () => behind.destroy());
  request.pipe(behind);
}
