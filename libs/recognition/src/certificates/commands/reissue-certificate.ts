import { Injectable } from '@nestjs/common';
import { Media } from '@jiangong/entries';
import { isId, mayAnywhere, newId, NotAllowed, NotFound, sha256, type Actor } from '@jiangong/kernel';
import { UnitOfWork } from '@jiangong/platform';
import { Certificate, CertificateBatch } from '../certificate.entity';
import { issueBatch } from '../certificate.jobs';
import '../certificate.policy';
import { CertificateEnded, NamePictureUnfit, RareCharactersFound, ReissueNeedsReason } from '../certificate.refusals';
import { rareIn } from '../certificate.rules';
import { holdPictures } from '../hold-pictures';
import { honoursToCertify } from '../honours-to-certify';

export interface CertificateReissue {
  readonly certificateId: string;
  readonly reason: string;
  readonly namePictureId?: string | null;
}

/** Issues a certificate anew under a new number; the old one says from then on by which it was replaced. */
@Injectable()
export class ReissueCertificate {
  constructor(private readonly uow: UnitOfWork) {}

  /** Returns the round's id. */
  execute(actor: Actor, { certificateId, reason, namePictureId }: CertificateReissue): Promise<string> {
    return this.uow.run(actor, {}, async (tx) => {
      if (!mayAnywhere(actor, 'certificate.issue')) throw new NotAllowed('certificate.issue');
      const old = isId(certificateId) ? await tx.repo(Certificate).findOne({ where: { id: certificateId }, lock: { mode: 'pessimistic_write' } }) : null;
      if (!old) throw new NotFound({ zh: '证书', en: 'certificate' });
      if (old.state !== 'issued') throw new CertificateEnded({ number: old.number, state: old.state });
      const given = reason.trim();
      if (!given) throw new ReissueNeedsReason({});
      const honour = (await honoursToCertify(tx, old.roundId, true)).find(({ honourId }) => honourId === old.honourId);
      if (!honour) throw new CertificateEnded({ number: old.number, state: 'revoked' });
      const pictureId = namePictureId ?? old.namePictureId;
      const rare = rareIn(honour);
      if (rare && !(rare.canBePictured && pictureId)) throw new RareCharactersFound({ persons: [rare] });
      if (pictureId && !(await tx.repo(Media).existsBy({ id: pictureId, kind: 'image', state: 'ready' }))) throw new NamePictureUnfit({ name: honour.name });
      await holdPictures(tx, pictureId ? [pictureId] : []);
      const id = newId();
      const jobId = tx.enqueue(issueBatch, { batchId: id }, { subject: `round:${old.roundId}` });
      await tx.repo(CertificateBatch).insert({
        id, roundId: old.roundId, kind: 'reissue', state: 'queued', honourIds: [old.honourId], namePictures: pictureId ? [{ honourId: old.honourId, mediaId: pictureId }] : [],
        replacesId: old.id, reason: given, jobId, createdAt: tx.now, createdById: actor.accountId, finishedAt: null,
      });
      tx.record({ chain: `round:${old.roundId}`, type: 'recognition.certificate.reissue_ordered', body: { batchId: id, certificateId: old.id, reasonHash: sha256(given) } });
      return old.roundId;
    });
  }
}
