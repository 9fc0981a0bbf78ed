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

/** The same for a video, which takes minutes of a processor. */
export const processVideo = defineJob({
  name: 'entries.process-video',
  payload: z.object({ mediaId: z.uuid() }),
  label: { zh: '转码上传的视频', en: 'encoding an uploaded video' },
  attempts: MEDIA_ATTEMPTS,
  isHeavy: true,
});

/** Hourly: what nothing holds after a week goes; what no worker could finish is told. */
export const mediaSchedule = defineSchedule({ name: 'entries.sweep-media', everySeconds: 3600 });

/** Daily: what lies in the store and belongs to no file any more, because the process ended between the two. */
export const orphanSchedule = defineSchedule({ name: 'entries.sweep-media-orphans', everySeconds: 24 * 3600 });
