import type { Browser, LaunchOptions } from 'playwright-core';

/** Debian's Chromium when present, else the one from npm; nothing needs installing. */
export function launchChromium(options?: LaunchOptions): Promise<Browser>;
