import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { basicFaults } from './page-basics.mjs';

export interface ScreenSize {
  readonly width: number;
  readonly height: number;
  /** Fingers instead of a mouse. */
  readonly hasTouch?: boolean;
}

export const PHONE: ScreenSize = { width: 390, height: 844, hasTouch: true };
export const TABLET: ScreenSize = { width: 820, height: 1180, hasTouch: true };
export const DESKTOP: ScreenSize = { width: 1440, height: 900 };

const PASSWORD = 'jiangong-2026';

/** The checker as one text, to be run inside the page. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** A network that was cut is a story's own doing. */
const CUT = 'net::ERR_INTERNET_DISCONNECTED';

/** One person's screen: a browser window of their own, whose complaints are kept. */
export class Screen {
  private readonly complaints: string[] = [];

  constructor(readonly name: string, private readonly context: BrowserContext, readonly page: Page) {
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes(CUT)) this.complaints.push(`${page.url()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`));
  }

  /** Goes to an address and waits for its content. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.settled();
  }

  /** WCAG 2.1 at level AA as far as a program can tell: nothing serious, nothing critical. */
  async isAccessible(): Promise<void> {
    this.hasNone(await this.violations(WCAG), ({ impact }) => impact === 'serious' || impact === 'critical');
  }

  /** WCAG 2.2 at level AA: no violation at all, however small. */
  async isWithoutViolation(): Promise<void> {
    this.hasNone(await this.violations([...WCAG, 'wcag22aa']), () => true);
  }

  /** Through the form, as anybody does. */
  async signIn(username: string): Promise<void> {
    await this.open('/sign-in');
    await this.page.getByLabel('账号').fill(username);
    await this.page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await this.page.getByRole('main').getByRole('button', { name: '登录' }).click();
    await this.page.getByRole('button', { name: /^账号：/ }).waitFor();
    await this.settled();
  }

  /** There is something on the page, and nothing of it is a placeholder any more. */
  async settled(): Promise<void> {
    await this.page.locator('body:not(:has(.skeleton)) main').filter({ hasText: /\S/ }).waitFor();
  }

  /** The page as it stands: nothing went wrong in the browser, it fits, and everything has its name. */
  async isSound(): Promise<void> {
    await this.settled();
    const { width } = this.page.viewportSize()!;
    const faults = [...this.complaints, ...(await this.page.evaluate(basicFaults))];
    expect({ page: this.page.url(), width, faults }).toEqual({ page: this.page.url(), width, faults: [] });
  }

  /** The short word that something went well. */
  async isTold(text: string | RegExp): Promise<void> {
    await this.page.getByRole('status').getByText(text).first().waitFor();
  }

  private async violations(standards: readonly string[]): Promise<readonly AxeViolation[]> {
    await this.page.evaluate(AXE);
    return this.page.evaluate<readonly AxeViolation[], readonly string[]>(
      async (tags) => (await (globalThis as unknown as { axe: { run(options: object): Promise<{ violations: AxeViolation[] }> } }).axe.run({ runOnly: [...tags] })).violations, standards);
  }

  private hasNone(violations: readonly AxeViolation[], isMeant: (violation: AxeViolation) => boolean): void {
    expect(violations.filter(isMeant).map(({ id, nodes }) => `${this.page.url()} ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' ')}`)).toEqual([]);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
