import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A run holds its outputs for good. */
export const ScoreRunSealed = defineEvent({
  name: 'results.run.sealed',
  payload: z.object({ roundId: z.uuid(), runId: z.uuid() }),
});
