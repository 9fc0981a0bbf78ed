/**
 * The service worker of the judge's desk. `build/judge-shell.ts` fills in what the desk is made of and a version that
 * changes with it. It keeps files, never an answer of the server: what a judge may see is not its business.
 */
const SHELL = ['/* files */'];
const CACHE = 'jiangong-judge-/* version */';
const PAGE = '/judge';
/** How long a page is waited for before the kept one is shown. */
const PATIENCE = 4_000;

self.addEventListener('install', (event) => {
  // Asked past the browser's own cache, so that a page never comes from one version and its files from another.
  const fill = async () => (await caches.open(CACHE)).addAll([PAGE, ...SHELL].map((path) => new Request(path, { cache: 'reload' })));
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  const tidy = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith('jiangong-judge-') && name !== CACHE);
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  event.waitUntil(tidy());
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (SHELL.includes(pathname)) event.respondWith(caches.match(pathname, { cacheName: CACHE }).then((kept) => kept ?? fetch(request)));
});

/** The newest page when the network answers in time, the kept one otherwise. */
async function page(request) {
  const kept = await caches.match(PAGE, { cacheName: CACHE });
  const asked = fetch(request).then((response) => (response.status >= 500 && kept ? kept : response));
  if (!kept) return asked;
  return Promise.race([asked.catch(() => kept), new Promise((done) => setTimeout(() => done(kept), PATIENCE))]);
}
