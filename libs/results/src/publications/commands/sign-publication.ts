import { Injectable } from '@nestjs/common';
import { newId, spokenTime, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { NoticeStillRunning, RoundNotInPhase, Rounds, RoundWalk, type Round } from '@jiangong/programme';
import { requirePermission } from '../../score-runs/public';
import { Decision, NoStandingDecision, RedecisionPending } from '../../selection/public';
import { PublicationChecks } from '../publication-checks';
import { Publication, PublicationSignature } from '../publication.entity';
import { ResultPublished } from '../publication.events';
import '../publication.policy';
import { AlreadyPublished, ContentChanged, SecondOfficerNeeded, SignatureNeedsOfficer } from '../publication.refusals';

export interface PublicationSigning {
  readonly roundId: string;
  readonly contentHash: string;
}

interface Signer {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly name: string;
  readonly signedAt: Date;
}

/**
 * Two officers publish a list (domain.md §7): the first signature opens the publication, the second, by somebody
 * else, seals it. The round is locked first, so however many sign at once, one publication comes of it.
 */
@Injectable()
export class SignPublication {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rounds: Rounds,
    private readonly walk: RoundWalk,
    private readonly checks: PublicationChecks,
  ) {}

  /** Returns the publication's id. `contentHash` is that of the list the officer has before the eyes: nobody signs what was exchanged meanwhile. */
  execute(actor: Actor, { roundId, contentHash }: PublicationSigning): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      requirePermission(actor, 'publication.sign');
      const { accountId } = actor;
      if (accountId === null) throw new SignatureNeedsOfficer({});
      const round = await this.rounds.load(tx, roundId, 'update');
      if (round.phase === 'published') throw new AlreadyPublished({ publishedAt: round.publishedAt! });
      if (round.phase !== 'notice') throw new RoundNotInPhase({ phase: round.phase, needed: ['notice'] });
      if (round.noticeEndsAt && tx.now < round.noticeEndsAt) throw new NoticeStillRunning({ until: spokenTime(round.noticeEndsAt) });
      const decision = await tx.repo(Decision).findOneBy({ roundId: round.id, state: 'standing' });
      if (!decision) throw new NoStandingDecision({});
      if (decision.contentHash !== contentHash) throw new ContentChanged({ seen: contentHash, present: decision.contentHash });
      await this.refuseWhileChanging(tx, round.id);
      await this.checks.pass(tx, round);
      const opened = await tx.repo(Publication).findOneBy({ roundId: round.id, state: 'awaiting_signature' });
      const publication = opened ?? (await this.open(tx, round, decision));
      const first = opened ? await this.signerOf(tx, publication.id) : null;
      if (first && isSamePerson(first, actor)) throw new SecondOfficerNeeded({ signer: first.name, signedAt: first.signedAt });
      await this.sign(tx, publication, { accountId, name: actor.name });
      if (first) await this.publish(tx, round, publication, [first.accountId, accountId]);
      return publication.id;
    });
  }

  private async refuseWhileChanging(tx: Tx, roundId: string): Promise<void> {
    const [pending] = await tx.query<{ requestedAt: Date }>(`select requested_at as "requestedAt" from redecision where round_id = $1 and state in ('computing', 'proposed', 'impossible')`, [roundId]);
    if (pending) throw new RedecisionPending(pending);
  }

  private async open(tx: Tx, round: Round, decision: Decision): Promise<Publication> {
    const publication = {
      id: newId(), roundId: round.id, decisionId: decision.id, state: 'awaiting_signature' as const, contentHash: decision.contentHash, createdAt: tx.now, publishedAt: null, supersedesId: null, reason: '',
    };
    await tx.repo(Publication).insert(publication);
    return publication;
  }

  private async signerOf(tx: Tx, publicationId: string): Promise<Signer | null> {
    const [row] = await tx.query<Signer>(
      `select s.account_id as "accountId", a.member_id as "memberId", s.signer_name as name, s.signed_at as "signedAt"
         from publication_signature s join account a on a.id = s.account_id where s.publication_id = $1 order by s.signed_at limit 1`,
      [publicationId],
    );
    return row ?? null;
  }

  private async sign(tx: Tx, publication: Publication, signer: { accountId: string; name: string }): Promise<void> {
    await tx.repo(PublicationSignature).insert({ publicationId: publication.id, accountId: signer.accountId, signerName: signer.name, signedAt: tx.now });
    tx.record({
      chain: `round:${publication.roundId}`, type: 'results.publication.signed',
      body: { publicationId: publication.id, decisionId: publication.decisionId, contentHash: publication.contentHash, accountId: signer.accountId },
    });
  }

  private async publish(tx: Tx, round: Round, publication: Publication, signers: readonly string[]): Promise<void> {
    await tx.repo(Publication).update({ id: publication.id }, { state: 'published', publishedAt: tx.now });
    await this.walk.step(tx, round.id, 'published');
    tx.record({
      chain: `round:${round.id}`, type: 'results.list.published',
      body: { publicationId: publication.id, decisionId: publication.decisionId, contentHash: publication.contentHash, signers },
    });
    tx.announce(ResultPublished, { roundId: round.id, publicationId: publication.id }, { subject: `round:${round.id}` });
  }
}

/** Two accounts of one member are one person. */
const isSamePerson = (first: Signer, actor: Actor): boolean =>
  first.accountId === actor.accountId || (first.memberId !== null && first.memberId === actor.memberId);
