export { FindCertificate } from './find-certificate';
export { OwnCertificates } from './own-certificates';
export { VerifyCertificate } from './verify-certificate';
