/*
 * Evidence: what proof looks like and how anyone checks it — hash chain, signed checkpoint, a round's bundle. Pure: in Node
 * and in a browser, without server, clock or database.
 */
export { hashOf, hashOfBytes } from './hash';
export { GENESIS_HASH, linkEvent, verifyChain, type ChainFault, type EventContent, type LedgerRecord, type LinkedEvent } from './chain/chain';
export {
  CHECKPOINT_FORMAT, checkpointText, isSignedBy, keyIdOf, signatureFault,
  type CheckpointContent, type LedgerPublicKey, type SignatureFault, type SignedCheckpoint,
} from './checkpoint/checkpoint';
export { headCode, readHeadCode, type Head } from './checkpoint/head-code';
export {
  CERTIFICATE_FORMAT, certificateCode, certificateFacts, certificatePayload, certificateText, GROUP_RECIPIENTS, readCertificate,
  type CertificateFacts, type GroupRecipient, type PrintedCertificate,
} from './certificate/certificate';
export {
  CERTIFICATE_REISSUED, CERTIFICATE_REVOKED, CERTIFICATES_ISSUED, certificateVerdict,
  type CertificateCheck, type CertificateOutside, type CertificateProof, type CertificateStanding, type CertificateVerdict,
} from './certificate/certificate-verdict';
export { BUNDLE_FORMAT, type Bundle, type BundlePublication, type BundleRun, type BundleSheet } from './bundle/bundle';
export { ENGINES, type Engine } from './recompute/engines';
export { listOf } from './recompute/list';
export { judgeCodes, type Outside } from './verify/case';
export { checksOf, verdictOf, verifyBundle } from './verify/verify-bundle';
export type { Anchor, Check, CheckCode, CheckState, EventRef, Verdict } from './verify/verdict';
