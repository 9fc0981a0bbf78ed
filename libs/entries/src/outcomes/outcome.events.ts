import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A unit's finance officer said whether an outcome is so; public pages that show it are told. */
export const OutcomeVerified = defineEvent({ name: 'entries.outcome.verified', payload: z.object({ roundId: z.uuid(), entryId: z.uuid(), outcomeId: z.uuid() }) });
