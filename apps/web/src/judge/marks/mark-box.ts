import { keep, readKept } from '../../app/kept';
import { inOrder, placeOf, type KeptItem } from './kept-mark';

/**
 * Where the marks of one account lie on the device: each under a key of its own, so that two tabs never write over one
 * another, and in the storage that has written before the next line runs, so that not even a page torn down while
 * typing loses one. Ids, codes and values only; no name, no title.
 */
export class MarkBox {
  private readonly items = new Map<string, KeptItem>();
  private readonly counter: string;

  constructor(private readonly prefix: string) {
    this.counter = `${prefix}#seq`;
    this.reread();
  }

  /** In the order in which they were given. */
  all(): readonly KeptItem[] {
    return [...this.items.values()].sort(inOrder);
  }

  at(place: string): KeptItem | undefined {
    return this.items.get(place);
  }

  put(item: KeptItem): void {
    this.items.set(placeOf(item), item);
    keep(this.prefix + placeOf(item), JSON.stringify(item));
  }

  drop(place: string): void {
    this.items.delete(place);
    keep(this.prefix + place, null);
  }

  nextSequence(): number {
    const highest = Math.max(Number(readKept(this.counter) ?? 0), ...[...this.items.values()].map(({ seq }) => seq));
    keep(this.counter, String(highest + 1));
    return highest + 1;
  }

  /** Another tab may have put or dropped something. A device that keeps nothing leaves what this page remembers. */
  reread(): void {
    const keys = keysWith(this.prefix);
    if (!keys) return;
    this.items.clear();
    for (const key of keys) {
      const item = key === this.counter ? null : parsed(readKept(key));
      if (item) this.items.set(placeOf(item), item);
    }
  }
}

function parsed(text: string | null): KeptItem | null {
  try {
    return JSON.parse(text ?? 'null') as KeptItem | null;
  } catch {
    return null;
  }
}

function keysWith(prefix: string): readonly string[] | null {
  try {
    return Array.from({ length: localStorage.length }, (_one, at) => localStorage.key(at) ?? '').filter((key) => key.startsWith(prefix));
  } catch {
    return null;
  }
}
