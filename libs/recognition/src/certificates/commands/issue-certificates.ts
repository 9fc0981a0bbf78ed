import { Injectable } from '@nestjs/common';
import { Media } from '@jiangong/entries';
import { mayAnywhere, newId, NotAllowed, type Actor } from '@jiangong/kernel';
import { UnitOfWork, type Tx } from '@jiangong/platform';
import { Rounds } from '@jiangong/programme';
import { CertificateBatch, type NamePicture } from '../certificate.entity';
import { issueBatch } from '../certificate.jobs';
import '../certificate.policy';
import { CertificatesUnderWay, NamePictureUnfit, NothingToCertify, RareCharactersFound, ResultNotPublished } from '../certificate.refusals';
import { batchesOf, rareIn, type HonourToCertify } from '../certificate.rules';
import { holdPictures } from '../hold-pictures';
import { honoursToCertify } from '../honours-to-certify';

export interface CertificatesToIssue {
  readonly roundId: string;
  /** All of the round without one when left out. */
  readonly honourIds?: readonly string[] | null;
  readonly leaveOut?: readonly string[] | null;
  readonly namePictures?: readonly NamePicture[] | null;
}

/** A batch whose job was given up keeps nobody waiting: what it left is issued by the next one. */
const UNDER_WAY = `
  select 1 from certificate_batch b join job j on j.id = b.job_id
   where b.round_id = $1 and b.state in ('queued', 'running') and j.state in ('queued', 'running') limit 1`;

/** Wants certificates for the honours of a published list: checked whole for what cannot be printed, then numbered and drawn by jobs of at most 500. */
@Injectable()
export class IssueCertificates {
  constructor(private readonly uow: UnitOfWork, private readonly rounds: Rounds) {}

  /** Returns the round's id. */
  execute(actor: Actor, input: CertificatesToIssue): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'certificate.issue')) throw new NotAllowed('certificate.issue');
      const round = await this.rounds.load(tx, input.roundId, 'update');
      if (round.phase !== 'published') throw new ResultNotPublished({});
      if ((await tx.query(UNDER_WAY, [round.id])).length > 0) throw new CertificatesUnderWay({});
      const chosen = await this.choose(tx, round.id, input);
      if (chosen.length === 0) throw new NothingToCertify({});
      const pictures = input.namePictures ?? [];
      await this.refuseUnprintable(tx, chosen, pictures);
      for (const some of batchesOf(chosen)) await this.insert(tx, round.id, some, pictures);
      return round.id;
    });
  }

  private async choose(tx: Tx, roundId: string, { honourIds, leaveOut }: CertificatesToIssue): Promise<HonourToCertify[]> {
    const wanted = honourIds ? new Set(honourIds) : null;
    const omitted = new Set(leaveOut ?? []);
    return (await honoursToCertify(tx, roundId)).filter(({ honourId }) => (wanted === null || wanted.has(honourId)) && !omitted.has(honourId));
  }

  private async refuseUnprintable(tx: Tx, chosen: readonly HonourToCertify[], pictures: readonly NamePicture[]): Promise<void> {
    const byHonour = new Map(pictures.map((one) => [one.honourId, one.mediaId]));
    const rare = chosen.map(rareIn).filter((one) => one !== null);
    const left = rare.filter(({ honourId, canBePictured }) => !(canBePictured && byHonour.has(honourId)));
    if (left.length > 0) throw new RareCharactersFound({ persons: left.map(({ name, characters }) => ({ name, characters })) });
    for (const { honourId, name } of chosen) {
      const mediaId = byHonour.get(honourId);
      if (mediaId && !(await tx.repo(Media).existsBy({ id: mediaId, kind: 'image', state: 'ready' }))) throw new NamePictureUnfit({ name });
    }
  }

  private async insert(tx: Tx, roundId: string, honours: readonly HonourToCertify[], pictures: readonly NamePicture[]): Promise<void> {
    const id = newId();
    const honourIds = honours.map(({ honourId }) => honourId);
    await holdPictures(tx, pictures.map(({ mediaId }) => mediaId));
    const jobId = tx.enqueue(issueBatch, { batchId: id }, { subject: `round:${roundId}` });
    await tx.repo(CertificateBatch).insert({
      id, roundId, kind: 'issue', state: 'queued', honourIds, namePictures: pictures.filter(({ honourId }) => honourIds.includes(honourId)),
      replacesId: null, reason: null, jobId, createdAt: tx.now, createdById: tx.actor.accountId, finishedAt: null,
    });
    tx.record({ chain: `round:${roundId}`, type: 'recognition.certificates.ordered', body: { batchId: id, honours: honourIds.length } });
  }
}
