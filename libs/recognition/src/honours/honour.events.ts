import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** The honours of a publication are written. */
export const HonoursConferred = defineEvent({ name: 'recognition.honours.conferred', payload: z.object({ publicationId: z.uuid() }) });
