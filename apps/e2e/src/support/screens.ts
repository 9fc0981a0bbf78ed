import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../../tools/chromium.mjs';
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

  async take(name: string, { width, height, hasTouch = false }: ScreenSize): Promise<Screen> {
    const context = await this.browser.newContext({ baseURL: this.origin, viewport: { width, height }, hasTouch, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
    context.setDefaultTimeout(PATIENCE);
    const screen = new Screen(name, context, await context.newPage());
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
