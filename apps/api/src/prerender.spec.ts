import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { SharedPage } from '@jiangong/recognition';
import { prerender, withPage } from './prerender';

const SHELL = '<!doctype html><head><meta name="description" content="旧" /><title>建功</title></head><body><div id="root"></div><script type="module" src="/assets/a.js"></script></body>';
const PAGE: SharedPage = { title: '焊接工装', description: '合格率 98%', picture: '/media/x/image1600.webp', paragraphs: ['作者', '做法'], links: [{ to: '/units/1', text: '长安' }] };

describe('a shared page', () => {
  it('shows title, picture and words', () => {
    const html = withPage(SHELL, PAGE, 'https://jg.example', '/works/1');
    for (const part of ['<title>焊接工装 · 建功</title>', '<meta property="og:title" content="焊接工装" />', '<meta property="og:image" content="https://jg.example/media/x/image1600.webp" />',
      '<meta name="description" content="合格率 98%" />', '<h1>焊接工装</h1><p>作者</p><p>做法</p>', '<a href="/units/1">长安</a>', 'src="/assets/a.js"']) expect(html).toContain(part);
    expect(html).not.toContain('content="旧"');
  });

  it('holds no markup of those who wrote it', () => {
    const evil = `"><script>alert(1)</script>$&'`;
    const html = withPage(SHELL, { title: evil, description: evil, picture: null, paragraphs: [evil], links: [{ to: evil, text: evil }] }, null, '/works/1');
    expect(html).not.toContain('<script>');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).toContain('<h1>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp;&#39;</h1>');
  });

  const asked = async (page: () => Promise<SharedPage | null | undefined>, init: RequestInit = {}) => {
    const root = mkdtempSync(join(tmpdir(), 'shell-'));
    writeFileSync(join(root, 'index.html'), SHELL);
    const answer = prerender(root, { page });
    const server = createServer((request, response) => void answer(request.url!, request, response, false).then((served) => served || response.writeHead(299).end('shell')));
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    const told = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/works/1`, init);
    const text = await told.text();
    server.close();
    return { status: told.status, text };
  };

  it('that is missing is 404 and still the application', async () => {
    expect(await asked(() => Promise.resolve(null))).toEqual({ status: 404, text: SHELL });
  });

  it('of somebody else, or without a database, is left to the shell', async () => {
    expect((await asked(() => Promise.resolve(undefined))).status).toBe(299);
    expect((await asked(() => Promise.reject(new Error('no database')))).status).toBe(299);
    expect((await asked(() => Promise.resolve(PAGE), { method: 'POST' })).status).toBe(299);
  });

  it('is answered to those who ask for its head alone', async () => {
    expect(await asked(() => Promise.resolve(PAGE), { method: 'HEAD' })).toEqual({ status: 200, text: '' });
  });
});
