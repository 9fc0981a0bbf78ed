/**
 * Identity: accounts, sign-in and the roles an account holds at nodes of the tree.
 * Binds the platform's actor source to the session cookie; other rooms open accounts and grant roles through its commands.
 * It never shows a password, a hash or a token.
 */
export { RoleGranted } from './identity.events';
export { GrantRole, type NewGrant } from './commands/grant-role';
export { OpenAccount, type NewAccount } from './commands/open-account';
export { RevokeRole } from './commands/revoke-role';
export { SignIn } from './commands/sign-in';
export { Account, RoleGrant, Session } from './account.entity';
export { RateLimit } from './rate-limit.entity';
export { mayHandOn } from './grant.rules';
export { identityPermissions } from './identity.policy';
export * from './identity.refusals';
export { networkOf } from './network-of';
export { IdentityModule } from './identity.module';
export { SessionActors } from './session-actors';
export { GrantView, ViewerView } from './viewer.view';
