import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';
import { PHASES } from './phases';

/** A round took a step: forward, back or out. */
export const RoundPhaseChanged = defineEvent({
  name: 'programme.round.moved',
  payload: z.object({ roundId: z.uuid(), fromPhase: z.enum(PHASES), toPhase: z.enum(PHASES) }),
});
