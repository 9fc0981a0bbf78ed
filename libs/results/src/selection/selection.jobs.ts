import { defineJob } from '@jiangong/platform';
import { z } from 'zod';

/** Chooses one list from its frozen inputs and seals it. May be delivered twice or taken over; the bytes are the same. */
export const computeSelectionJob = defineJob({
  name: 'results.compute-selection',
  payload: z.object({ selectionId: z.uuid() }),
  label: { zh: '评选', en: 'choosing the list' },
  attempts: 5,
});
