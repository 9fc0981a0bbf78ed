import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A judge's sheet is whole and locked. */
export const SheetLocked = defineEvent({ name: 'judging.sheet.locked', payload: z.object({ roundId: z.uuid(), sheetId: z.uuid() }) });
