export { AuditHome } from './audit-home';
export { VerifyPage } from './verify-page';
