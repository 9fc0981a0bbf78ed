import { Module } from '@nestjs/common';
import { ACTOR_SOURCE } from '@jiangong/platform';
import { MembersModule } from '../members/public';
import { OrganizationsModule } from '../organizations/public';
import { AccountResolver } from './account.resolver';
import { ChangePassword } from './commands/change-password';
import { DisableAccount } from './commands/disable-account';
import { GrantRole } from './commands/grant-role';
import { OpenAccount } from './commands/open-account';
import { ResetPassword } from './commands/reset-password';
import { RevokeRole } from './commands/revoke-role';
import { SignIn } from './commands/sign-in';
import { SignOut } from './commands/sign-out';
import { SignOutEverywhere } from './commands/sign-out-everywhere';
import { ForgetExpired } from './forget-expired';
import { IdentityReader } from './identity.reader';
import { Passwords } from './passwords';
import { SessionActors } from './session-actors';
import { SignInLimits } from './sign-in-limits';
import { ViewerResolver } from './viewer.resolver';

const exported = [OpenAccount, GrantRole, RevokeRole, SignIn, SessionActors, { provide: ACTOR_SOURCE, useExisting: SessionActors }];
const inner = [Passwords, SignInLimits, IdentityReader, SignOut, SignOutEverywhere, ChangePassword, DisableAccount, ResetPassword, ForgetExpired, ViewerResolver, AccountResolver];

@Module({ imports: [OrganizationsModule, MembersModule], providers: [...exported, ...inner], exports: exported })
export class IdentityModule {}
