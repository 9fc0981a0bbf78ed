import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A judge signed the declaration of a round, with or without ties. */
export const DeclarationSigned = defineEvent({ name: 'judging.declaration.signed', payload: z.object({ roundId: z.uuid(), judgeId: z.uuid() }) });
