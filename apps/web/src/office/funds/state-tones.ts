import type { Tone } from '../../design';

/** How far what is owed has come. */
export const STATE_TONES: Readonly<Record<string, Tone>> = { due: 'amber', approved: 'blue', in_batch: 'blue', paid: 'green', dropped: 'grey' };
