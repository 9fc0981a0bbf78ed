/**
 * Certificates: what a standing honour of a published list is certified by — numbered without gaps, signed with the key of the
 * ledger, drawn as a page, checkable by its code without any server. Never made before publication; replaced or revoked in sight.
 */
export { Certificate, CertificateBatch, CertificateCounter, type CertificateState } from './certificate.entity';
export { certificatesInvariants } from './certificates.invariants';
export { HONOUR_IN_REACH } from './certificate.policy';
export { CertificatePages } from './certificate-pages';
export { CertificatesModule } from './certificates.module';
export { CertificatesReader } from './certificates.reader';
export { IssueCertificates, type CertificatesToIssue } from './commands/issue-certificates';
export { ReissueCertificate } from './commands/reissue-certificate';
export { CancelCertificateBatch } from './commands/cancel-certificate-batch';
