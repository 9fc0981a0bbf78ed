import { defineJob } from '@jiangong/platform';
import { z } from 'zod';

/** Chooses the list somebody asked about. May be delivered twice: an answer is written once. */
export const answerWhatIfJob = defineJob({
  name: 'results.answer-what-if',
  payload: z.object({ whatIfId: z.uuid() }),
  label: { zh: '假设比较', en: 'a comparison' },
  attempts: 3,
});
