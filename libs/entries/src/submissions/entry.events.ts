import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

const payload = z.object({ roundId: z.uuid(), entryId: z.uuid() });

/** An entry is in, for the first time or after a revision, or carried from an earlier round. */
export const EntryAccepted = defineEvent({ name: 'entries.entry.accepted', payload });

/** The person stepped back: what was handed in is no longer shown or judged. */
export const EntryWithdrawn = defineEvent({ name: 'entries.entry.withdrawn', payload });

/** The authors of an entry were named anew. */
export const EntryAuthorsNamed = defineEvent({ name: 'entries.authors.named', payload });
