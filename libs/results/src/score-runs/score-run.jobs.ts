import { defineJob } from '@jiangong/platform';
import { z } from 'zod';

/** Computes one run from its frozen inputs and seals it. May be delivered twice or taken over; the bytes are the same. */
export const computeScoreRun = defineJob({
  name: 'results.compute-score-run',
  payload: z.object({ runId: z.uuid() }),
  label: { zh: '计分', en: 'computing scores' },
  attempts: 5,
});
