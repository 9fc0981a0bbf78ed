import { inKeyOrder, type GraphContext } from '@jiangong/platform';
import type DataLoader from 'dataloader';
import type { MediaReader } from './media.reader';
import type { MediaView } from './media.view';

/** Files by id for this request, as far as whoever asks may see them; null otherwise. */
export const mediaLoader = (context: GraphContext, reader: MediaReader): DataLoader<string, MediaView | null> =>
  context.loader<MediaView>('entries.media', async (ids) => inKeyOrder(ids, await reader.some(context.actor, context.language, ids), (view) => view.id));
