import { Module } from '@nestjs/common';
import { PeopleModule } from '@jiangong/people';
import { ProgrammeModule } from '@jiangong/programme';
import { ResultsModule } from '@jiangong/results';
import { CertificatePages } from './certificate-pages';
import { CertificateBatchResolver, CertificateResolver, PublicCertificateResolver } from './certificate.resolver';
import { CertificatesController } from './certificates.controller';
import { CertificatesReader } from './certificates.reader';
import { CancelCertificateBatch } from './commands/cancel-certificate-batch';
import { IssueCertificates } from './commands/issue-certificates';
import { ReissueCertificate } from './commands/reissue-certificate';
import { RevokeCertificates } from './commands/revoke-certificates';
import { WorkOffBatch } from './commands/work-off-batch';
import { CertificatesOnHonoursRevoked } from './reactions/on-honours-revoked';

@Module({
  imports: [PeopleModule, ProgrammeModule, ResultsModule],
  controllers: [CertificatesController],
  providers: [CertificatesReader, CertificatePages, IssueCertificates, ReissueCertificate, CancelCertificateBatch, WorkOffBatch, RevokeCertificates, CertificatesOnHonoursRevoked, CertificateResolver, CertificateBatchResolver, PublicCertificateResolver],
  exports: [IssueCertificates, CertificatesReader, CertificatePages],
})
export class CertificatesModule {}
