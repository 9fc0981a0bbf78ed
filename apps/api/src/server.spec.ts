import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, Agent, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONFIG, GraphEdge, Health } from '@jiangong/platform';
import { SharedPages } from '@jiangong/recognition';
import type { INestApplication } from '@nestjs/common';
import { closeFront, createFront } from './server';

async function serve(answerAfter: number): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => setTimeout(() => response.end('done'), answerAfter));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, port: (server.address() as AddressInfo).port };
}

const ask = (port: number, agent: Agent): Promise<string> =>
  new Promise((told) => {
    const asking = request({ host: '127.0.0.1', port, agent }, (response) => {
      let text = '';
      response.on('data', (piece) => (text += String(piece))).on('end', () => told(text));
    });
    asking.on('error', (error) => told(error.message)).end();
  });

const front = async (TRUST_PROXY: boolean): Promise<{ server: Server; url: string }> => {
  const parts = new Map<unknown, unknown>([
    [CONFIG, { TRUST_PROXY }], [Health, { serve: () => Promise.resolve(false) }],
    [GraphEdge, { endpoint: (_request: unknown, response: { end: (text: string) => void }) => response.end('{}') }],
  ]);
  const app = { get: (token: unknown) => parts.get(token), getHttpAdapter: () => ({ getInstance: () => (_request: unknown, response: { end: (text: string) => void }) => response.end('controller') }) } as unknown as INestApplication;
  const server = createFront(app, undefined);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

describe('between two requests', () => {
  it('a connection is kept longer than a proxy keeps it, so that nobody asks on one that was just closed', async () => {
    const { server, url } = await front(false);
    expect((await fetch(url)).headers.get('keep-alive')).toBe('timeout=65');
    await closeFront(server, 200);
  });
});

describe('over TLS', () => {
  const told = async (url: string, headers: Record<string, string> = {}) => (await fetch(url, { headers })).headers.get('strict-transport-security');

  it('browsers are told to come back over TLS, on pages and on the API', async () => {
    const { server, url } = await front(true);
    for (const path of ['/', '/graphql']) expect(await told(url + path, { 'x-forwarded-proto': 'https' })).toBe('max-age=31536000');
    expect(await told(url)).toBeNull();
    await closeFront(server, 200);
  });

  it('what controllers answer is not taken for a page', async () => {
    const { server, url } = await front(false);
    for (const path of ['/files/x', '/media/x/y', '/engage/views', '/.well-known/x']) expect(await (await fetch(url + path)).text()).toBe('controller');
    await closeFront(server, 200);
  });

  it('but not because somebody says so whom nobody trusts', async () => {
    const { server, url } = await front(false);
    expect(await told(url, { 'x-forwarded-proto': 'https' })).toBeNull();
    await closeFront(server, 200);
  });
});

describe('a page’s file that vanishes while it is served', () => {
  it('breaks off its own answer and nothing else', async () => {
    const root = mkdtempSync(join(tmpdir(), 'jiangong-pages-'));
    writeFileSync(join(root, 'index.html'), '<title>x</title>');
    for (const name of ['a.js', 'b.js']) writeFileSync(join(root, name), `// ${name}`);
    const parts = new Map<unknown, unknown>([[CONFIG, { TRUST_PROXY: false }], [Health, { serve: () => Promise.resolve(false) }], [GraphEdge, { endpoint: () => undefined }], [SharedPages, { page: () => Promise.resolve(undefined) }]]);
    const server = createFront({ get: (token: unknown) => parts.get(token), getHttpAdapter: () => ({ getInstance: () => undefined }) } as unknown as INestApplication, root);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await (await fetch(`${url}/a.js`)).text()).toBe('// a.js');
    rmSync(join(root, 'a.js'));
    await expect(fetch(`${url}/a.js`).then((answer) => answer.text())).rejects.toThrow();
    expect(await (await fetch(`${url}/b.js`)).text()).toBe('// b.js');
    await closeFront(server, 200);
    rmSync(root, { recursive: true });
  });
});

describe('stopping', () => {
  it('waits for the requests under way, though their connections are kept alive', async () => {
    const { server, port } = await serve(300);
    const agent = new Agent({ keepAlive: true });
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const answer = ask(port, agent);
    await arrived;
    const began = Date.now();
    await closeFront(server, 5_000);
    expect(await answer).toBe('done');
    expect(Date.now() - began).toBeLessThan(2_000);
    agent.destroy();
  });

  it('cuts off whoever takes longer than there is patience', async () => {
    const { server, port } = await serve(60_000);
    const agent = new Agent();
    const arrived = new Promise((resolve) => server.once('request', resolve));
    const answer = ask(port, agent);
    await arrived;
    await closeFront(server, 200);
    expect(await answer).toMatch(/socket hang up|ECONNRESET/);
  });
});
