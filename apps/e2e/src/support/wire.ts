import type { CDPSession, Page } from 'playwright-core';

const FREE = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

/** The line a page hangs on: thin enough to be cut in the middle of a file. */
export class Wire {
  private constructor(private readonly session: CDPSession) {}

  static async of(page: Page): Promise<Wire> {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    return new Wire(session);
  }

  /** So many bytes a second go out from now on. */
  async thin(uploadThroughput: number): Promise<void> {
    await this.session.send('Network.emulateNetworkConditions', { ...FREE, uploadThroughput });
  }

  async cut(): Promise<void> {
    await this.session.send('Network.emulateNetworkConditions', { ...FREE, offline: true });
  }

  async mend(): Promise<void> {
    await this.session.send('Network.emulateNetworkConditions', FREE);
  }
}
