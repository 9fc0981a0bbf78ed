import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

const payload = z.object({ workId: z.uuid(), entryId: z.uuid() });

/** Everybody may see it from now on. */
export const WorkPublished = defineEvent({ name: 'recognition.work.published', payload });

/** It is no longer shown. */
export const WorkHidden = defineEvent({ name: 'recognition.work.hidden', payload });
