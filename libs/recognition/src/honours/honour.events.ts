import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** The honours of a publication are written. */
export const HonoursConferred = defineEvent({ name: 'recognition.honours.conferred', payload: z.object({ publicationId: z.uuid() }) });

/** A published correction took honours back: those whose `revokedById` is the publication. */
export const HonoursRevoked = defineEvent({ name: 'recognition.honours.revoked', payload: z.object({ publicationId: z.uuid() }) });
