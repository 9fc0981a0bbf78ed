import { Injectable } from '@nestjs/common';
import { isId, mayAnywhere, NotAllowed, NotFound, type Actor } from '@jiangong/kernel';
import { Job, UnitOfWork } from '@jiangong/platform';
import { In } from 'typeorm';
import { CertificateBatch } from '../certificate.entity';
import '../certificate.policy';
import { BatchOver } from '../certificate.refusals';

/** Stops a batch. What has its number already stays valid; the rest can be issued later. */
@Injectable()
export class CancelCertificateBatch {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the round's id. */
  execute(actor: Actor, batchId: string): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'certificate.issue')) throw new NotAllowed('certificate.issue');
      const batch = isId(batchId) ? await tx.repo(CertificateBatch).findOne({ where: { id: batchId }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!batch) throw new NotFound({ zh: '这一批证书', en: 'batch of certificates' });
      if (batch.state !== 'queued' && batch.state !== 'running') throw new BatchOver({ state: batch.state });
      await tx.repo(CertificateBatch).update({ id: batch.id }, { state: 'cancelled', finishedAt: tx.now });
      if (batch.jobId) await tx.repo(Job).update({ id: batch.jobId, state: In(['queued', 'running']) }, { state: 'cancelled', finishedAt: tx.now, leaseUntil: null });
      tx.record({ chain: `round:${batch.roundId}`, type: 'recognition.certificates.cancelled', body: { batchId: batch.id } });
      return batch.roundId;
    });
  }
}
