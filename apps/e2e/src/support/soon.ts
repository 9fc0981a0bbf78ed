import { expect } from '@jest/globals';

const PATIENCE = 30_000;

/** What is looked at is as expected, if not at once, then before long. */
export async function expectSoon(look: () => Promise<unknown>, expected: unknown): Promise<void> {
  const patience = Date.now() + PATIENCE;
  for (;;) {
    const seen = await look();
    try {
      return expect(seen).toEqual(expected);
    } catch (error) {
      if (Date.now() > patience) throw error;
      await new Promise((later) => setTimeout(later, 150));
    }
  }
}
