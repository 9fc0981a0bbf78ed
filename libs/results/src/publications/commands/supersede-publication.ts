import { Injectable } from '@nestjs/common';
import { newId, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { RoundNotInPhase } from '@jiangong/programme';
import { tellListChanged } from '../../rescorings/public';
import { requirePermission } from '../../score-runs/public';
import { Redeciding, RedecisionNotReady, samePersonAs, type Redecision } from '../../selection/public';
import { Publication, PublicationSignature } from '../publication.entity';
import { ResultSuperseded } from '../publication.events';
import '../publication.policy';
import { ContentChanged, CorrectionNeedsReason, SecondOfficerNeeded, SignatureNeedsOfficer } from '../publication.refusals';
import { withdrawOpened } from '../take-back';

export interface PublicationSupersession {
  /** The proposal whose list takes the place of the published one. */
  readonly redecisionId: string;
  /** Of the list the officer has before the eyes. */
  readonly contentHash: string;
  /** Why, as everybody will read it; the first officer writes it. */
  readonly reason: string;
}

/**
 * Corrects a published list: never by changing it, but by another one that stands in its place, signed by two like the
 * first, with the reason for all to read. The old list stays readable (domain.md §7).
 */
@Injectable()
export class SupersedePublication {
  constructor(private readonly uow: UnitOfWork, private readonly redeciding: Redeciding) {}

  /** Returns the publication's id: opened by the first officer, in force with the second. */
  execute(actor: Actor, { redecisionId, contentHash, reason }: PublicationSupersession): Promise<string> {
    return this.uow.run(actor, { isolation: 'serializable' }, async (tx) => {
      requirePermission(actor, 'publication.supersede');
      if (actor.accountId === null) throw new SignatureNeedsOfficer({});
      const { round, one } = await this.redeciding.open(tx, redecisionId);
      if (round.phase !== 'published') throw new RoundNotInPhase({ phase: round.phase, needed: ['published'] });
      if (one.state !== 'proposed') throw new RedecisionNotReady({ state: one.state });
      if (one.contentHash !== contentHash) throw new ContentChanged({ seen: contentHash, present: one.contentHash ?? '' });
      const opened = await tx.repo(Publication).findOneBy({ roundId: round.id, state: 'awaiting_signature' });
      // a signature under a proposal that was cancelled since is none under this one, even where both would make the same list
      if (!opened || opened.contentHash !== contentHash || opened.createdAt < one.requestedAt) return this.open(tx, one, contentHash, reason);
      const [first] = await tx.repo(PublicationSignature).find({ where: { publicationId: opened.id }, order: { signedAt: 'ASC' } });
      if (await samePersonAs(tx, first!.accountId, actor)) throw new SecondOfficerNeeded({ signer: first!.signerName, signedAt: first!.signedAt });
      await this.sign(tx, opened);
      await this.supersede(tx, one, opened, [first!.accountId, actor.accountId]);
      return opened.id;
    });
  }

  private async open(tx: Tx, one: Redecision, contentHash: string, reason: string): Promise<string> {
    const given = reason.trim();
    if (!given) throw new CorrectionNeedsReason({});
    await withdrawOpened(tx, one.roundId);
    const standing = await tx.repo(Publication).findOneByOrFail({ roundId: one.roundId, state: 'published' });
    const publication: Publication = {
      // the list it will publish is written with the second signature; until then it hangs on the one it was compared with
      id: newId(), roundId: one.roundId, decisionId: one.decisionId, state: 'awaiting_signature', contentHash, createdAt: tx.now, publishedAt: null, supersedesId: standing.id, reason: given,
    };
    await tx.repo(Publication).insert(publication);
    await this.sign(tx, publication);
    return publication.id;
  }

  private async sign(tx: Tx, { id, roundId, contentHash, supersedesId }: Publication): Promise<void> {
    const accountId = tx.actor.accountId!;
    await tx.repo(PublicationSignature).insert({ publicationId: id, accountId, signerName: tx.actor.name, signedAt: tx.now });
    tx.record({ chain: `round:${roundId}`, type: 'results.publication.signed', body: { publicationId: id, supersedesId, contentHash, accountId } });
  }

  private async supersede(tx: Tx, one: Redecision, opened: Publication, signers: readonly [string, string]): Promise<void> {
    const { roundId, decisionId, contentHash, supersededId: oldDecisionId } = await this.redeciding.enact(tx, one.id, signers);
    const supersededId = opened.supersedesId!;
    await tx.repo(Publication).update({ id: supersededId }, { state: 'superseded' });
    await tx.repo(Publication).update({ id: opened.id }, { state: 'published', publishedAt: tx.now, decisionId });
    await tellListChanged(tx, { roundId, decisionId, oldDecisionId, kind: 'superseded' });
    const chain = `round:${roundId}`;
    tx.record({ chain, type: 'results.list.superseded', body: { publicationId: supersededId, decisionId: oldDecisionId, byPublicationId: opened.id, reasonHash: sha256(opened.reason) } });
    tx.record({ chain, type: 'results.list.published', body: { publicationId: opened.id, decisionId, contentHash, signers, supersedesId: supersededId } });
    tx.announce(ResultSuperseded, { roundId, publicationId: opened.id, supersededId }, { subject: chain });
  }
}
