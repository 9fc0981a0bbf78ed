import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

/** To it with the Tab key, as often as it takes. */
export async function focusOn(page: Page, aim: Locator): Promise<void> {
  await aim.waitFor();
  for (let presses = 0; presses < 120; presses++) {
    if (await aim.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${String(aim)}`);
}

/** To it with the Tab key, which must show, and Enter. */
export async function press(page: Page, aim: Locator): Promise<void> {
  await focusOn(page, aim);
  expect(await aim.evaluate((element) => element.matches(':focus-visible'))).toBe(true);
  await page.keyboard.press('Enter');
}
