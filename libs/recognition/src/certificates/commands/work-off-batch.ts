import { Inject, Injectable } from '@nestjs/common';
import { CERTIFICATE_REISSUED, CERTIFICATES_ISSUED, certificateText, hashOf } from '@jiangong/evidence';
import { dayOf, newId, platformActor, sha256 } from '@jiangong/kernel';
import { Checkpoints, CONFIG, Handles, LedgerSigner, Reader, UnitOfWork, type Config, type JobRun, type Tx } from '@jiangong/platform';
import { certificateChain } from '../certificate-chain';
import { CertificatePages } from '../certificate-pages';
import { Certificate, CertificateBatch } from '../certificate.entity';
import { issueBatch } from '../certificate.jobs';
import { certificateNumber, factsOf, NUMBERED_AT_ONCE, type HonourToCertify } from '../certificate.rules';
import { honoursToCertify } from '../honours-to-certify';

/** Rows are taken by row lock: numbers of a year are given one transaction after the other, and none is lost. */
const NEXT = `
  insert into certificate_counter (year, last) values ($1, $2)
  on conflict (year) do update set last = certificate_counter.last + $2 returning last`;

/**
 * Numbers and signs a batch in chunks, each in one commit with its event, then draws its pages from what was committed. Taken up
 * by another worker it goes on with what has no certificate and with what is not drawn: nothing is issued twice.
 */
@Injectable()
export class WorkOffBatch {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly signer: LedgerSigner,
    private readonly pages: CertificatePages,
    private readonly checkpoints: Checkpoints,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Handles(issueBatch)
  async issue({ batchId }: { batchId: string }, job: JobRun): Promise<{ batchId: string; issued: number } | null> {
    for (;;) {
      const numbered = await this.numberSome(batchId);
      await this.drawSome(batchId, job);
      if (numbered === null) return null;
      if (numbered === 0) break;
    }
    const issued = await this.finish(batchId);
    // under a signed head at once, not only the next day
    await this.checkpoints.sign();
    return { batchId, issued };
  }

  private async drawSome(batchId: string, job: JobRun): Promise<void> {
    const [facts] = await this.reader.rows<{ total: number; drawn: number }>(
      `select jsonb_array_length(b.honour_ids) as total, (select count(*)::int from certificate c where c.batch_id = b.id and c.drawn_at is not null) as drawn from certificate_batch b where b.id = $1`, [batchId]);
    if (!facts) return;
    let { drawn } = facts;
    await job.progress(drawn, facts.total);
    await this.pages.drawMissing(batchId, () => job.progress((drawn += 1), facts.total));
  }

  /** How many were numbered now; null when nobody wants the batch any more. */
  private numberSome(batchId: string): Promise<number | null> {
    return this.uow.run(platformActor, {}, async (tx) => {
      const batch = await tx.repo(CertificateBatch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_write' } });
      if (!batch || (batch.state !== 'queued' && batch.state !== 'running')) return null;
      if (await this.isVoid(tx, batch)) {
        await tx.repo(CertificateBatch).update({ id: batchId }, { state: 'failed', finishedAt: tx.now });
        return null;
      }
      if (batch.state === 'queued') await tx.repo(CertificateBatch).update({ id: batchId }, { state: 'running' });
      const honours = await this.left(tx, batch);
      if (honours.length > 0) await this.insert(tx, batch, honours);
      return honours.length;
    });
  }

  /** What was to be replaced was replaced or revoked meanwhile. */
  private async isVoid(tx: Tx, { id, replacesId }: CertificateBatch): Promise<boolean> {
    if (!replacesId || (await tx.repo(Certificate).existsBy({ batchId: id }))) return false;
    const old = await tx.repo(Certificate).findOne({ where: { id: replacesId }, lock: { mode: 'pessimistic_write' } });
    return old?.state !== 'issued';
  }

  private async left(tx: Tx, batch: CertificateBatch): Promise<HonourToCertify[]> {
    const isReissue = batch.kind === 'reissue';
    if (isReissue && (await tx.repo(Certificate).existsBy({ batchId: batch.id }))) return [];
    const wanted = new Set(batch.honourIds);
    return (await honoursToCertify(tx, batch.roundId, isReissue)).filter(({ honourId }) => wanted.has(honourId)).slice(0, NUMBERED_AT_ONCE);
  }

  private async insert(tx: Tx, batch: CertificateBatch, honours: readonly HonourToCertify[]): Promise<void> {
    const issuedOn = dayOf(tx.now);
    const year = Number(issuedOn.slice(0, 4));
    const [counter] = await tx.query<{ last: number }>(NEXT, [year, honours.length]);
    const first = counter!.last - honours.length + 1;
    const numbers = honours.map((_, at) => certificateNumber(this.config.CERTIFICATE_PREFIX, year, first + at));
    const texts = honours.map((honour, at) => certificateText({ ...factsOf(honour), number: numbers[at]!, issuedOn }));
    const signed = await this.signer.sign(tx, texts);
    const pictures = new Map(batch.namePictures.map(({ honourId, mediaId }) => [honourId, mediaId]));
    const certificates = honours.map((honour, at) => ({
      id: newId(), number: numbers[at]!, year, serial: first + at, honourId: honour.honourId, publicationId: honour.publicationId, roundId: batch.roundId, batchId: batch.id, state: 'issued' as const,
      text: texts[at]!, textHash: hashOf(texts[at]!), signature: signed[at]!.signature, keyId: signed[at]!.keyId, namePictureId: pictures.get(honour.honourId) ?? null,
      issuedAt: tx.now, issuedById: batch.createdById, drawnAt: null, endedAt: null, endReason: null, replacedById: null,
    }));
    const replaced = batch.replacesId ? await this.replace(tx, batch, certificates[0]!.id) : null;
    await tx.repo(Certificate).insert(certificates);
    tx.record({
      chain: certificateChain(batch.roundId), type: replaced ? CERTIFICATE_REISSUED : CERTIFICATES_ISSUED,
      body: {
        batchId: batch.id, publicationId: certificates[0]!.publicationId, ...(replaced ? { number: replaced, reasonHash: sha256(batch.reason!) } : {}),
        certificates: certificates.map(({ number, textHash, honourId }) => ({ number, hash: textHash, honourId })),
      },
    });
  }

  /** The old one gives way first: of an honour one certificate stands. Returns its number. */
  private async replace(tx: Tx, { replacesId, reason }: CertificateBatch, newId: string): Promise<string> {
    const old = await tx.repo(Certificate).findOneByOrFail({ id: replacesId! });
    await tx.repo(Certificate).update({ id: old.id }, { state: 'reissued', endedAt: tx.now, endReason: reason, replacedById: newId });
    return old.number;
  }

  private finish(batchId: string): Promise<number> {
    return this.uow.run(platformActor, {}, async (tx) => {
      await tx.repo(CertificateBatch).update({ id: batchId, state: 'running' }, { state: 'done', finishedAt: tx.now });
      return tx.repo(Certificate).countBy({ batchId });
    });
  }
}
