import { defineJob } from '@jiangong/platform';
import { z } from 'zod';

/** Numbers, signs and draws the certificates of a batch. Killed anywhere and taken up again, it issues none twice. */
export const issueBatch = defineJob({
  name: 'recognition.issue-certificates',
  payload: z.object({ batchId: z.uuid() }),
  label: { zh: '制发证书', en: 'issuing certificates' },
});
