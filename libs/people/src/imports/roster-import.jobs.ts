import { defineJob } from '@jiangong/platform';
import { z } from 'zod';

const payload = z.object({ importId: z.uuid() });

/** Reads the file and judges every row; writes faults and counts, nothing else. */
export const checkRosterImportJob = defineJob({ name: 'people.check-roster-import', payload, label: { zh: '检查导入文件', en: 'checking an import' } });

/** Writes all good rows in one transaction: a worker that dies leaves nothing, the next one begins again. */
export const acceptRosterImportJob = defineJob({ name: 'people.accept-roster-import', payload, label: { zh: '写入导入内容', en: 'writing an import' } });
