import { inKeyOrder, type GraphContext } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import type { EntriesReader } from './entries.reader';
import type { EntryVersionView, EntryView } from './entry.view';

const grouped = <R extends { entryId: string }>(keys: readonly string[], rows: readonly R[]): R[][] => {
  const groups = new Map<string, R[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(row.entryId)!.push(row);
  return keys.map((key) => groups.get(key)!);
};

/** Entries by id for this request, scoped to whoever asks; null where they may not know of it. */
export const entryLoader = (context: GraphContext, reader: EntriesReader): DataLoader<string, EntryView | null> =>
  context.loader<EntryView>('entries.entry', async (ids) => inKeyOrder(ids, await reader.some(context.actor, ids), (row) => row.id));

export const entryVersionsLoader = (context: GraphContext, reader: EntriesReader): DataLoader<string, readonly EntryVersionView[] | null> =>
  context.loader<readonly EntryVersionView[]>('entries.entry.versions', async (ids) => grouped(ids, await reader.versions(context.actor, ids)));

export const entrySourcesLoader = (context: GraphContext, reader: EntriesReader): DataLoader<string, readonly string[] | null> =>
  context.loader<readonly string[]>('entries.entry.sources', async (ids) =>
    grouped(ids, await reader.sources(context.actor, ids)).map((rows) => rows.map((row) => row.sourceId)));
