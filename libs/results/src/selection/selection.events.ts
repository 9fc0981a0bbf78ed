import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A list is chosen and holds for good, or it is proved that none keeps the rules. */
export const SelectionSealed = defineEvent({
  name: 'results.selection.sealed',
  payload: z.object({ roundId: z.uuid(), selectionId: z.uuid() }),
});
