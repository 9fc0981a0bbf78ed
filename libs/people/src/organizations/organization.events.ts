import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A node of the union tree hangs under another one, with everything below it. */
export const OrganizationMoved = defineEvent({ name: 'people.organization.moved', payload: z.object({ organizationId: z.uuid() }) });
