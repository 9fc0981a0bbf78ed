import type { Screen } from './screen';

const DESK = { width: 1440, height: 900 };
const SMALL = { width: 360, height: 780 };
const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

/** `/unit/recommendations/01a1…?round=01a1…` → `/unit/recommendations/:id`: one page for all that differ by what they show. */
export const pageOf = (address: string): string => address.replace(/[?#].*$/, '').replace(ID, ':id');

/**
 * Looks at the given addresses, and at whatever can be reached from them by links under one of the places, each page
 * once: on a large screen and on the smallest phone. Answers the pages that were seen.
 */
export async function tour(screen: Screen, starts: readonly string[], places: readonly string[] = []): Promise<readonly string[]> {
  const waiting = [...starts];
  const seen = new Set(starts.map(pageOf));
  const isWithin = (address: string): boolean => places.some((place) => address === place || /^[/?]/.test(address.slice(place.length)) && address.startsWith(place));
  for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
    await screen.page.setViewportSize(DESK);
    await screen.open(address);
    await screen.isSound();
    await screen.isAccessible();
    for (const link of await linksOf(screen)) {
      if (!isWithin(link) || seen.has(pageOf(link))) continue;
      seen.add(pageOf(link));
      waiting.push(link);
    }
    await screen.page.setViewportSize(SMALL);
    await screen.isSound();
  }
  return [...seen];
}

async function linksOf({ page }: Screen): Promise<readonly string[]> {
  const links = await page.getByRole('main').getByRole('link').all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  // what is under /files is a file, not a page
  return addresses.filter((address): address is string => address !== null && address.startsWith('/') && !address.startsWith('/files'));
}
