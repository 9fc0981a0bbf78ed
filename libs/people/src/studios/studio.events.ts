import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A studio is on the register no more. */
export const StudioRemoved = defineEvent({ name: 'people.studio.removed', payload: z.object({ studioId: z.uuid() }) });
