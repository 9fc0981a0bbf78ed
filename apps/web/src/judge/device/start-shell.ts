/** Its scope is the judge's pages alone: every other page loads as if there were none. */
const SCOPE = '/judge';
const WORKER = '/judge-shell.js';

/** Has the browser keep the pages of the desk themselves, so that they open, and open again, without a network. */
export function startShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register(WORKER, { scope: SCOPE, updateViaCache: 'none' }).catch(() => undefined);
}
