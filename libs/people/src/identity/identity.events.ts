import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** An account was given a role at a node. */
export const RoleGranted = defineEvent({ name: 'people.role.granted', payload: z.object({ grantId: z.uuid(), accountId: z.uuid() }) });
