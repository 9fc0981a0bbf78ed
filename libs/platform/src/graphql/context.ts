import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Actor } from '@jiangong/kernel';
import DataLoader from 'dataloader';
import type { Language } from '../http/failures';

/** One request at the edge. */
export class GraphContext {
  private readonly loaders = new Map<string, DataLoader<string, unknown>>();

  constructor(
    readonly actor: Actor,
    readonly language: Language,
    readonly request: IncomingMessage | null = null,
    readonly response: ServerResponse | null = null,
    /** The address the request came from, for limits. */
    readonly address: string = '',
  ) {}

  /** The loader of that name for this request: keys asked in one tick become one batch. */
  loader<V>(name: string, batch: (keys: readonly string[]) => Promise<readonly (V | Error | null)[]>): DataLoader<string, V | null> {
    let loader = this.loaders.get(name);
    if (!loader) {
      loader = new DataLoader<string, unknown>(batch as (keys: readonly string[]) => Promise<readonly unknown[]>);
      this.loaders.set(name, loader);
    }
    return loader as DataLoader<string, V | null>;
  }

  /** What was loaded before is asked anew: a stream of events lives longer than its rows. */
  forget(): void {
    this.loaders.clear();
  }
}

/** Puts rows in the order of the keys they were asked by; a missing one is null. */
export function inKeyOrder<R>(keys: readonly string[], rows: readonly R[], keyOf: (row: R) => string): (R | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}
