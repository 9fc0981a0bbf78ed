import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './five-small-month';
import type { Screen } from './screen';

export async function openDesk(screen: Screen): Promise<void> {
  await screen.open('/judge');
  await screen.page.getByRole('link', { name: /开始评审|继续评审/ }).tap();
  await tab(screen.page, '队列').waitFor();
  await screen.settled();
}

export const tab = (page: Page, name: string): Locator => page.getByRole('group', { name: '切换' }).getByRole('button', { name });
export const markOf = (page: Page, code: string): Locator => page.locator(`input[data-mark="${code}"]`);

/** From the queue to an entry and its marks. */
export async function goTo(page: Page, title: string): Promise<void> {
  await tab(page, '队列').tap();
  await page.getByRole('link', { name: title }).tap();
  await page.getByRole('heading', { name: title, exact: true }).waitFor();
  await tab(page, '评分').tap();
}

export async function give(page: Page, code: string, mark: string): Promise<void> {
  const input = markOf(page, code);
  await input.tap();
  await input.fill(mark);
  await input.blur();
}

export async function expectValue(input: Locator, value: string): Promise<void> {
  await input.waitFor();
  expect(await input.inputValue()).toBe(value);
}

/** Counts the sheets on the device; runs in the browser. */
const COUNT = `navigator.serviceWorker.ready.then(() => new Promise((done) => {
  const opening = indexedDB.open('jiangong-desk');
  opening.onsuccess = () => {
    const asked = opening.result.transaction('answer').objectStore('answer').getAllKeys();
    asked.onsuccess = () => { opening.result.close(); done(asked.result.filter((key) => String(key[1]).startsWith('sheet/')).length); };
  };
}))`;

/** The pages of the desk and the sheets of the queue lie on the phone. */
export const untilOnDevice = (page: Page, sheets: number): Promise<void> => eventually(async () => (await page.evaluate<number>(COUNT)) >= sheets, `${sheets} sheets on the device`);
