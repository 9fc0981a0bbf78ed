import { Inject, Injectable } from '@nestjs/common';
import { mayAnywhere, NotFound, type Actor, type Clock } from '@jiangong/kernel';
import { CLOCK, Reader, type GraphContext } from '@jiangong/platform';
import { publishedOrInScope, resultScope, UNIT_OF_ENTRY } from '../score-runs/public';
import type { CorrectionSignatureView, PublicationView, SignatureView, SupersededListView } from './publication.view';

interface Hand {
  readonly accountId: string;
  readonly memberId: string | null;
}

/** Two accounts of one member are one person. */
const isHandOf = (actor: Actor, { accountId, memberId }: Hand): boolean => accountId === actor.accountId || (memberId !== null && memberId === actor.memberId);

type Row = Omit<PublicationView, 'abilities' | 'signatures'> & {
  readonly noticeEndsAt: Date | null;
  readonly signatures: readonly (SignatureView & Hand)[];
};

const PUBLICATION = `
  select u.id, u.round_id as "roundId", u.state, u.content_hash as "contentHash", u.published_at as "publishedAt", u.supersedes_id as "supersedesId", u.reason, d.compliance, r.notice_ends_at as "noticeEndsAt",
         coalesce((
           select json_agg(json_build_object('signerName', s.signer_name, 'signedAt', s.signed_at, 'accountId', s.account_id, 'memberId', a.member_id) order by s.signed_at, s.account_id)
             from publication_signature s join account a on a.id = s.account_id where s.publication_id = u.id), '[]') as signatures
    from publication u join round r on r.id = u.round_id join decision d on d.id = u.decision_id
   where u.state <> 'withdrawn' and ${publishedOrInScope('u.round_id')}`;

const OF_ROUNDS = `${PUBLICATION} and u.round_id = any($3::uuid[]) and u.state <> 'superseded' and (u.state = 'published' or u.supersedes_id is null)`;
const ONE = `${PUBLICATION} and u.id = $3`;

const SUPERSEDED = `
  select u.id as "publicationId", u.published_at as "publishedAt", n.published_at as "supersededAt", n.reason, u.content_hash as "contentHash",
         (select coalesce(json_agg(json_build_object('entryId', e.id, 'name', e.title, 'organizationName', unit.name, 'categoryName', c.name, 'title', p.title,
                   'isStanding', exists (select 1 from decision d join decision_place now on now.decision_id = d.id where d.round_id = u.round_id and d.state = 'standing' and now.entry_id = e.id))
                   order by c.position, p.rank, e.code), '[]')
            from decision_place p join entry e on e.id = p.entry_id join category c on c.id = p.category_id ${UNIT_OF_ENTRY} where p.decision_id = u.decision_id) as places
    from publication u join publication n on n.supersedes_id = u.id and n.state in ('published', 'superseded')
   where u.round_id = $1 and u.state = 'superseded' order by u.published_at desc, u.id`;

/** Under the proposal as it is now: a signature from before it was proposed is none under it. `$1`: whether the viewer may see changes of lists. */
const CORRECTION_SIGNATURES = `
  select d.id as "redecisionId", s.signer_name as "signerName", s.signed_at as "signedAt", u.reason, s.account_id as "accountId", a.member_id as "memberId"
    from redecision d
    join publication u on u.round_id = d.round_id and u.state = 'awaiting_signature' and u.supersedes_id is not null and u.content_hash = d.content_hash and u.created_at >= d.requested_at
    join publication_signature s on s.publication_id = u.id
    join account a on a.id = s.account_id
   where $1::boolean and d.id = any($2::uuid[]) and d.state = 'proposed'`;

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

  /** Whose signature is under a proposed correction already. */
  correctionSignature(context: GraphContext, redecisionId: string): Promise<CorrectionSignatureView | null> {
    return context
      .loader<CorrectionSignatureView>('results.correction-signature', async (ids) => {
        const rows = await this.reader.rows<Omit<CorrectionSignatureView, 'isOwn'> & Hand & { readonly redecisionId: string }>(CORRECTION_SIGNATURES, [mayAnywhere(context.actor, 'redecision.read'), ids]);
        const byId = new Map(rows.map(({ redecisionId: id, accountId, memberId, ...row }) => [id, { ...row, isOwn: isHandOf(context.actor, { accountId, memberId }) }]));
        return ids.map((id) => byId.get(id) ?? null);
      })
      .load(redecisionId);
  }

  /** What was published once is for everybody, corrected or not. */
  supersededOf(roundId: string): Promise<SupersededListView[]> {
    return this.reader.rows<Omit<SupersededListView, 'supersededAt'> & { supersededAt: Date }>(SUPERSEDED, [roundId]);
  }

  private toView(actor: Actor, { noticeEndsAt, signatures, ...row }: Row): PublicationView {
    const hasSigned = signatures.some((one) => isHandOf(actor, one));
    const isDue = row.state === 'awaiting_signature' && (noticeEndsAt === null || this.clock.now() >= noticeEndsAt);
    return {
      ...row,
      signatures: signatures.map(({ signerName, signedAt }) => ({ signerName, signedAt })),
      abilities: { canSign: isDue && !hasSigned && actor.accountId !== null && mayAnywhere(actor, 'publication.sign') },
    };
  }
}
