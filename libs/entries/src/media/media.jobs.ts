import { defineJob, defineSchedule } from '@jiangong/platform';
import { z } from 'zod';

export const MEDIA_ATTEMPTS = 3;

/** Makes of a file what is shown. Run again after it is done, it changes nothing. */
export const processMedia = defineJob({
  name: 'entries.process-media',
  payload: z.object({ mediaId: z.uuid() }),
  label: { zh: '处理上传的文件', en: 'processing an uploaded file' },
  attempts: MEDIA_ATTEMPTS,
});

/** Hourly: what nothing holds after a week goes; what no worker could finish is told. */
export const mediaSchedule = defineSchedule({ name: 'entries.sweep-media', everySeconds: 3600 });
