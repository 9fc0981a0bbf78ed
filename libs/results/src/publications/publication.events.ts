import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** The list of a round is published: sealed by two signatures, never to change. */
export const ResultPublished = defineEvent({
  name: 'results.list.published',
  payload: z.object({ roundId: z.uuid(), publicationId: z.uuid() }),
});

/** A published list was corrected: another stands in its place, the old one stays readable. */
export const ResultSuperseded = defineEvent({
  name: 'results.list.superseded',
  payload: z.object({ roundId: z.uuid(), publicationId: z.uuid(), supersededId: z.uuid() }),
});
