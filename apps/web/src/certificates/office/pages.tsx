export { CertificatesOffice } from './certificates-office';
