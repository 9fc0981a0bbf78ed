import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AllowAnyone, AllowSignedIn, CONFIG, GraphContext, isSecure, type Config } from '@jiangong/platform';
import { ChangePassword } from './commands/change-password';
import { SignIn } from './commands/sign-in';
import { SignOut } from './commands/sign-out';
import { SignOutEverywhere } from './commands/sign-out-everywhere';
import { IdentityReader } from './identity.reader';
import { setTokenCookie, tokenOf } from './session-token';
import { ChangePasswordInput, SignInInput, ViewerOrRefusal, ViewerView } from './viewer.view';

@Resolver(() => ViewerView)
export class ViewerResolver {
  constructor(
    private readonly identity: IdentityReader,
    @Inject(CONFIG) private readonly config: Config,
    private readonly signInCommand: SignIn,
    private readonly signOutCommand: SignOut,
    private readonly signOutEverywhereCommand: SignOutEverywhere,
    private readonly changePasswordCommand: ChangePassword,
  ) {}

  @AllowAnyone('asks who one is; null for a visitor')
  @Query(() => ViewerView, { nullable: true })
  viewer(@Context() { actor }: GraphContext): Promise<ViewerView> | null {
    return actor.accountId ? this.identity.viewer(actor.accountId) : null;
  }

  @AllowAnyone('the way in')
  @Mutation(() => ViewerOrRefusal, { description: 'Sets the session cookie.' })
  async signIn(@Args('input') input: SignInInput, @Context() context: GraphContext): Promise<ViewerView> {
    const { request, address } = context;
    const { accountId, token } = await this.signInCommand.execute({
      ...input, address, userAgent: request?.headers['user-agent'] ?? '', previousToken: tokenOf(request),
    });
    this.setCookie(context, token);
    return this.identity.viewer(accountId);
  }

  @AllowAnyone('the way out; harmless for a visitor')
  @Mutation(() => Boolean)
  async signOut(@Context() context: GraphContext): Promise<boolean> {
    await this.signOutCommand.execute(context.actor, tokenOf(context.request));
    return this.setCookie(context, null);
  }

  @AllowSignedIn('one\'s own sessions')
  @Mutation(() => Boolean)
  async signOutEverywhere(@Context() context: GraphContext): Promise<boolean> {
    await this.signOutEverywhereCommand.execute(context.actor);
    return this.setCookie(context, null);
  }

  @AllowSignedIn('one\'s own password')
  @Mutation(() => ViewerOrRefusal, { description: 'Ends every session; this browser gets a new one.' })
  async changePassword(@Args('input') input: ChangePasswordInput, @Context() context: GraphContext): Promise<ViewerView> {
    const { username } = await this.identity.viewer(context.actor.accountId!);
    await this.changePasswordCommand.execute(context.actor, { ...input, address: context.address });
    return this.signIn({ username, password: input.newPassword }, context);
  }

  private setCookie({ request, response }: GraphContext, token: string | null): boolean {
    setTokenCookie(response, token, isSecure(request, this.config.TRUST_PROXY));
    return true;
  }
}
