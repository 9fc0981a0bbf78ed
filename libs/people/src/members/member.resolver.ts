import { Inject, ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { dayOf, type Clock } from '@jiangong/kernel';
import { Allow, AllowSignedIn, CLOCK, GraphContext, Reader, type ConnectionView } from '@jiangong/platform';
import { OrganizationView } from '../organizations/public';
import { EnrolMember } from './commands/enrol-member';
import { MoveMember } from './commands/move-member';
import { RecordAttribute } from './commands/record-attribute';
import { VerifyAttributes } from './commands/verify-attributes';
import { memberAttributesLoader, memberOrganizationLoader } from './member.loader';
import { EnrolMemberInput, MemberAttributeView, MemberConnection, MemberOrRefusal, MembersArgs, MemberView, MoveMemberInput, RecordAttributeInput } from './member.view';
import { MembersReader } from './members.reader';

@Resolver(() => MemberView)
export class MemberResolver {
  constructor(
    private readonly membersReader: MembersReader,
    private readonly reader: Reader,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly enrolCommand: EnrolMember,
    private readonly moveCommand: MoveMember,
    private readonly recordCommand: RecordAttribute,
    private readonly verifyCommand: VerifyAttributes,
  ) {}

  @Allow('member.list')
  @Query(() => MemberConnection)
  members(@Args() filter: MembersArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<MemberView>> {
    return this.membersReader.list(actor, filter);
  }

  @AllowSignedIn('oneself, or a member under one\'s nodes; anyone else is not found')
  @Query(() => MemberView)
  member(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<MemberView> {
    return this.membersReader.one(actor, id);
  }

  @ResolveField(() => OrganizationView, { nullable: true, description: 'Where the member belongs today.' })
  organization(@Parent() member: MemberView, @Context() context: GraphContext): OrganizationView | null | Promise<OrganizationView | null> {
    return member.organization !== undefined ? member.organization : memberOrganizationLoader(context, this.reader, dayOf(this.clock.now())).load(member.id);
  }

  @ResolveField(() => [MemberAttributeView], { description: 'For the member and the unions over them; empty for anyone else.' })
  attributes(@Parent() member: MemberView, @Context() context: GraphContext): Promise<readonly MemberAttributeView[] | null> {
    return memberAttributesLoader(context, this.reader, dayOf(this.clock.now())).load(member.id);
  }

  @Allow('member.enrol')
  @Mutation(() => MemberOrRefusal)
  async enrolMember(@Args('input') input: EnrolMemberInput, @Context() { actor }: GraphContext): Promise<MemberView> {
    return this.membersReader.one(actor, await this.enrolCommand.execute(actor, input));
  }

  @Allow('member.move')
  @Mutation(() => MemberOrRefusal)
  async moveMember(@Args('input') input: MoveMemberInput, @Context() { actor }: GraphContext): Promise<MemberView> {
    return this.membersReader.one(actor, await this.moveCommand.execute(actor, input));
  }

  @Allow('attribute.record')
  @Mutation(() => MemberOrRefusal)
  async recordAttribute(@Args('input') input: RecordAttributeInput, @Context() { actor }: GraphContext): Promise<MemberView> {
    return this.membersReader.one(actor, await this.recordCommand.execute(actor, input));
  }

  @Allow('attribute.verify')
  @Mutation(() => MemberOrRefusal)
  async verifyAttributes(@Args('memberId', { type: () => ID }, ParseUUIDPipe) memberId: string, @Context() { actor }: GraphContext): Promise<MemberView> {
    return this.membersReader.one(actor, await this.verifyCommand.execute(actor, memberId));
  }
}
