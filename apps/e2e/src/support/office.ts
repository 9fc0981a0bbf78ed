import type { Locator, Page } from 'playwright-core';
import type { Screen } from './screen';

/** One of the five steps of a round. */
export const step = (page: Page, name: string): Locator => page.getByRole('list', { name: '本轮次的五个步骤' }).getByRole('button', { name });

/** On to the next phase, with the reason that an early step needs; what stands in the way is gone past by name. */
export async function advance(screen: Screen, round: string, phase: string, reason: string, override?: string): Promise<void> {
  const { page } = screen;
  await page.getByRole('button', { name: `开始${phase}`, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: `开始${phase}` });
  await dialog.getByLabel('理由').fill(reason);
  await screen.isSound();
  await dialog.getByRole('button', { name: `开始${phase}`, exact: true }).click();
  if (override) {
    await dialog.getByRole('checkbox', { name: override }).check();
    await screen.isSound();
    await dialog.getByRole('button', { name: `开始${phase}`, exact: true }).click();
  }
  await screen.isTold(`${round}已开始${phase}`);
  await dialog.waitFor({ state: 'hidden' });
}

/** One phase back, as a correction on record. */
export async function stepBack(screen: Screen, round: string, reason: string): Promise<void> {
  const { page } = screen;
  await page.getByRole('button', { name: '退回上一阶段' }).click();
  const dialog = page.getByRole('dialog', { name: '退回上一阶段' });
  await dialog.getByLabel('理由').fill(reason);
  await dialog.getByRole('button', { name: '退回上一阶段' }).click();
  await screen.isTold(`${round}已退回上一阶段`);
  await dialog.waitFor({ state: 'hidden' });
}
