import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pack } from '@jiangong/platform';
import type { SharedPage, SharedPages } from '@jiangong/recognition';

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

const BRAND = '建功';
const WHOLE_BRAND = '建功 · 网上劳动和技能竞赛';
const LONGEST_DESCRIPTION = 200;
const ROOT = '<div id="root"></div>';
const TITLE = /<title>[^<]*<\/title>/;
const DESCRIPTION = /<meta name="description"[^>]*>/;

const meta = (name: string, value: string | null, key: 'name' | 'property' = 'property'): string => (value ? `<meta ${key}="${name}" content="${escaped(value)}" />` : '');

function body({ title, paragraphs, links }: SharedPage): string {
  const words = paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('');
  const list = links.length > 0 ? `<ul>${links.map(({ to, text }) => `<li><a href="${escaped(to)}">${escaped(text)}</a></li>`).join('')}</ul>` : '';
  return `<main class="main prerendered"><h1>${escaped(title || WHOLE_BRAND)}</h1>${words}${list}</main>`;
}

/** The page's shell with what the page says: for the preview of a shared link, for crawlers, and until the scripts have come. */
export function withPage(shell: string, page: SharedPage, origin: string | null, path: string): string {
  const title = page.title ? `${page.title} · ${BRAND}` : WHOLE_BRAND;
  const description = [...page.description.replace(/\s+/g, ' ')].slice(0, LONGEST_DESCRIPTION).join('');
  const head = [
    meta('description', description, 'name'), meta('og:site_name', WHOLE_BRAND), meta('og:type', path === '/' ? 'website' : 'article'), meta('og:title', page.title || WHOLE_BRAND),
    meta('og:description', description), meta('og:url', origin && origin + path), meta('og:image', origin && page.picture && origin + page.picture),
    meta('twitter:card', page.picture ? 'summary_large_image' : 'summary', 'name'),
  ].filter(Boolean).join('\n    ');
  // replacements are functions: a title may hold `$&`
  return shell.replace(TITLE, () => `<title>${escaped(title)}</title>`).replace(DESCRIPTION, () => head).replace(ROOT, () => `<div id="root">${body(page)}</div>`);
}

/** Whoever asks may put anything into the header: only a host's own letters get into a page. */
function originOf(request: IncomingMessage, isOverTls: boolean): string | null {
  const host = request.headers.host ?? '';
  return /^[a-z0-9.-]+(:\d{1,5})?$/i.test(host) ? `${isOverTls ? 'https' : 'http'}://${host}` : null;
}

export type Prerender = (path: string, request: IncomingMessage, response: ServerResponse, isOverTls: boolean) => Promise<boolean>;

/** Answers public pages with their words in them, and missing ones with 404; false: somebody else's page. */
export function prerender(webRoot: string | undefined, pages: Pick<SharedPages, 'page'> | null): Prerender {
  let shell: string;
  try {
    shell = readFileSync(join(webRoot ?? '', 'index.html'), 'utf8');
  } catch {
    return () => Promise.resolve(false);
  }
  if (!pages) return () => Promise.resolve(false);
  return async (path, request, response, isOverTls) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    // without a database there is still the application, which says so itself
    const page = await pages.page(path).catch(() => undefined);
    if (page === undefined) return false;
    const html = page ? withPage(shell, page, originOf(request, isOverTls), path) : shell;
    const { body: bytes, headers } = await pack(request, html);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...headers, 'content-length': bytes.length });
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return true;
  };
}
