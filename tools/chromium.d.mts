import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions } from 'playwright-core';

/** Debian's Chromium when present, else the one from npm; nothing needs installing. */
export function launchChromium(options?: LaunchOptions): Promise<Browser>;

/** One that remembers in a folder of its own, closed and opened again. */
export function openChromium(folder: string, options?: LaunchOptions & BrowserContextOptions): Promise<BrowserContext>;
