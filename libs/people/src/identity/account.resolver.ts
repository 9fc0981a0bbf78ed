import { ParseUUIDPipe } from '@nestjs/common';
import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, connectionOf, GraphContext, PageArgs, type ConnectionView } from '@jiangong/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { DisableAccount } from './commands/disable-account';
import { GrantRole } from './commands/grant-role';
import { OpenAccount } from './commands/open-account';
import { ResetPassword } from './commands/reset-password';
import { RevokeRole } from './commands/revoke-role';
import { IdentityReader } from './identity.reader';
import {
  AccountOrRefusal, AccountView, DisableAccountInput, GrantRevocationOrRefusal, GrantRevocationView, GrantRoleInput, GrantView, OpenAccountInput,
  RevokeRoleInput, TemporaryPasswordOrRefusal, TemporaryPasswordView, ViewerGrantOrRefusal,
} from './viewer.view';

const AccountConnection = connectionOf('Account', AccountView);

@ArgsType()
class AccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'The beginning of the user name, or a part of the name.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;
}

@Resolver(() => AccountView)
export class AccountResolver {
  constructor(
    private readonly identity: IdentityReader,
    private readonly grantCommand: GrantRole,
    private readonly revokeCommand: RevokeRole,
    private readonly openCommand: OpenAccount,
    private readonly disableCommand: DisableAccount,
    private readonly resetCommand: ResetPassword,
  ) {}

  @Allow('account.list')
  @Query(() => AccountConnection)
  accounts(@Args() request: AccountsArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<AccountView>> {
    return this.identity.accounts(actor, request);
  }

  @Allow('account.list')
  @Query(() => AccountView)
  account(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<AccountView> {
    return this.identity.accountOf(actor, id);
  }

  @Allow('role.grant')
  @Mutation(() => ViewerGrantOrRefusal)
  async grantRole(@Args('input') input: GrantRoleInput, @Context() { actor }: GraphContext): Promise<GrantView> {
    return this.identity.grant(await this.grantCommand.execute(actor, input));
  }

  @Allow('role.revoke')
  @Mutation(() => GrantRevocationOrRefusal)
  async revokeRole(@Args('input') { grantId }: RevokeRoleInput, @Context() { actor }: GraphContext): Promise<GrantRevocationView> {
    return { grantId, revokedAt: await this.revokeCommand.execute(actor, grantId) };
  }

  @Allow('account.open')
  @Mutation(() => AccountOrRefusal)
  async openAccount(@Args('input') input: OpenAccountInput, @Context() { actor }: GraphContext): Promise<AccountView> {
    return this.identity.account(await this.openCommand.execute(actor, input));
  }

  @Allow('account.disable')
  @Mutation(() => AccountOrRefusal)
  async disableAccount(@Args('input') { accountId, isDisabled }: DisableAccountInput, @Context() { actor }: GraphContext): Promise<AccountView> {
    await this.disableCommand.execute(actor, accountId, isDisabled);
    return this.identity.account(accountId);
  }

  @Allow('account.reset_password')
  @Mutation(() => TemporaryPasswordOrRefusal, { description: 'A password for a day, to be changed at once; every session of the account ends.' })
  async resetPassword(@Args('accountId', { type: () => ID }, ParseUUIDPipe) accountId: string, @Context() { actor }: GraphContext): Promise<TemporaryPasswordView> {
    return { accountId, ...(await this.resetCommand.execute(actor, accountId)) };
  }
}
