import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium, openChromium } from '../../../../tools/chromium.mjs';
import { Screen, type ScreenSize } from './screen';

/** How long a page may take on a machine that is busy with other things. */
const PATIENCE = 30_000;

/** A real browser with a screen for each person of a story. */
export class Screens {
  private readonly open = new Set<Screen>();
  private hasFailed = false;

  private constructor(private readonly browser: Browser, private readonly origin: string) {}

  static async start(origin: string): Promise<Screens> {
    return new Screens(await launchChromium(), origin);
  }

  async take(name: string, size: ScreenSize): Promise<Screen> {
    const context = await this.browser.newContext(this.settings(size));
    return this.shown(name, context, await context.newPage());
  }

  /** Somebody's phone: a browser of its own that keeps what it remembers in a folder. Closed and opened again, it is the same one. */
  async takePhone(name: string, size: ScreenSize, folder: string): Promise<Screen> {
    const context = await openChromium(folder, { ...this.settings(size), isMobile: true });
    return this.shown(name, context, context.pages()[0] ?? (await context.newPage()));
  }

  private settings({ width, height, hasTouch = false }: ScreenSize): BrowserContextOptions {
    return { baseURL: this.origin, viewport: { width, height }, hasTouch, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' };
  }

  private shown(name: string, context: BrowserContext, page: Page): Screen {
    context.setDefaultTimeout(PATIENCE);
    const screen = new Screen(name, context, page);
    this.open.add(screen);
    return screen;
  }

  /** Somebody sits down, signs in, does their part and leaves. */
  async as(username: string, size: ScreenSize, part: (screen: Screen) => Promise<void>): Promise<void> {
    await this.picturing(async () => {
      const screen = await this.take(username, size);
      await screen.signIn(username);
      await part(screen);
      await this.leave(screen);
    });
  }

  async leave(screen: Screen): Promise<void> {
    this.open.delete(screen);
    await screen.close();
  }

  /** What fails leaves a picture of every open screen behind, and says where; the rest of a story is not told then. */
  async picturing(work: () => Promise<void>): Promise<void> {
    if (this.hasFailed) throw new Error('an earlier part of the story failed');
    try {
      await work();
    } catch (error) {
      this.hasFailed = true;
      console.error(`截图 pictures: ${await this.picture()}`);
      throw error;
    } finally {
      await Promise.all([...this.open].map((screen) => this.leave(screen)));
    }
  }

  private async picture(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'jiangong-screens-'));
    for (const { name, page } of this.open) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true }).catch(() => undefined);
    return folder;
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }
}
