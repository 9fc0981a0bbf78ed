import { defineJob, defineSchedule } from '@jiangong/platform';
import { z } from 'zod';
import { SEARCH_KINDS } from './search-entry.entity';

export const ReindexSearchJob = defineJob({
  name: 'recognition.reindex-search',
  payload: z.object({ kinds: z.array(z.enum(SEARCH_KINDS)) }),
  label: { zh: '重建检索', en: 'rebuild the search' },
});

/** Looks whether anything was cut by an older dictionary. */
export const searchSchedule = defineSchedule({ name: 'recognition.check-search', everySeconds: 3_600 });
