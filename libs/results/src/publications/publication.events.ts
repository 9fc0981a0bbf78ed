import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** The list of a round is published: sealed by two signatures, never to change. */
export const ResultPublished = defineEvent({
  name: 'results.list.published',
  payload: z.object({ roundId: z.uuid(), publicationId: z.uuid() }),
});
