import type { Tx } from '@jiangong/platform';
import { PublicationSignature } from '../publications/public';
import { WhatIfClosed } from './what-if.refusals';

/** With the round locked nobody signs while a question is asked; once somebody has signed nothing more is asked (domain.md §7). */
export async function refuseAfterSignature(tx: Tx, roundId: string): Promise<void> {
  const signed = await tx
    .repo(PublicationSignature)
    .createQueryBuilder('s')
    .innerJoin('publication', 'u', 'u.id = s.publication_id')
    .where(`u.round_id = :roundId and u.state <> 'withdrawn'`, { roundId })
    .getCount();
  if (signed > 0) throw new WhatIfClosed({});
}
