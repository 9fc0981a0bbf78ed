import { defineEvent } from '@jiangong/platform';
import { z } from 'zod';

/** A person belongs to another organization from a day on. */
export const MemberMoved = defineEvent({ name: 'people.member.moved', payload: z.object({ memberId: z.uuid() }) });

/** A tie between two persons was recorded or came to its end. */
export const TieChanged = defineEvent({ name: 'people.tie.changed', payload: z.object({ tieId: z.uuid(), memberAId: z.uuid(), memberBId: z.uuid() }) });
