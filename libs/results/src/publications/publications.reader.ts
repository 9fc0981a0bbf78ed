import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, type GraphContext } from '@jiangong/platform';
import { publishedOrInScope, resultScope } from '../score-runs/public';
import type { PublicationView, SignatureView } from './publication.view';

type Row = Omit<PublicationView, 'abilities' | 'signatures'> & {
  readonly noticeEndsAt: Date | null;
  readonly signatures: readonly (SignatureView & { readonly accountId: string; readonly memberId: string | null })[];
};

const PUBLICATION = `
  select u.id, u.round_id as "roundId", u.state, u.content_hash as "contentHash", u.published_at as "publishedAt", d.compliance, r.notice_ends_at as "noticeEndsAt",
         coalesce((
           select json_agg(json_build_object('signerName', s.signer_name, 'signedAt', s.signed_at, 'accountId', s.account_id, 'memberId', a.member_id) order by s.signed_at, s.account_id)
             from publication_signature s join account a on a.id = s.account_id where s.publication_id = u.id), '[]') as signatures
    from publication u join round r on r.id = u.round_id join decision d on d.id = u.decision_id
   where u.state <> 'withdrawn' and ${publishedOrInScope('u.round_id')}`;

const OF_ROUNDS = `${PUBLICATION} and u.round_id = any($3::uuid[])`;
const ONE = `${PUBLICATION} and u.id = $3`;

/** Questions about publications: the city's officers and auditors at any time, everybody once it is published. */
@Injectable()
export class PublicationsReader {
  constructor(private readonly reader: Reader, @Inject(CLOCK) private readonly clock: Clock) {}

  async one(actor: Actor, id: string): Promise<PublicationView> {
    const row = await this.reader.first<Row>(ONE, [...resultScope(actor), id]);
    if (!row) throw new NotFound({ zh: '发布', en: 'publication' });
    return this.toView(actor, row);
  }

  ofRound(context: GraphContext, roundId: string): Promise<PublicationView | null> {
    return context
      .loader<PublicationView>('results.publication', async (ids) => {
        const rows = await this.reader.rows<Row>(OF_ROUNDS, [...resultScope(context.actor), ids]);
        const byRound = new Map(rows.map((row) => [row.roundId, this.toView(context.actor, row)]));
        return ids.map((id) => byRound.get(id) ?? null);
      })
      .load(roundId);
  }

  private toView(actor: Actor, { noticeEndsAt, signatures, ...row }: Row): PublicationView {
    const hasSigned = signatures.some((one) => one.accountId === actor.accountId || (one.memberId !== null && one.memberId === actor.memberId));
    const isDue = row.state === 'awaiting_signature' && (noticeEndsAt === null || this.clock.now() >= noticeEndsAt);
    return {
      ...row,
      signatures: signatures.map(({ signerName, signedAt }) => ({ signerName, signedAt })),
      abilities: { canSign: isDue && !hasSigned && actor.accountId !== null && mayAnywhere(actor, 'publication.sign') },
    };
  }
}
