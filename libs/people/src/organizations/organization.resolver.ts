import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ParseUUIDPipe } from '@nestjs/common';
import { Allow, AllowAnyone, GraphContext, Reader, type ConnectionView } from '@jiangong/platform';
import { CreateOrganization } from './commands/create-organization';
import { MoveOrganization } from './commands/move-organization';
import { RenameOrganization } from './commands/rename-organization';
import { childCountLoader } from './organization.loader';
import {
  CreateOrganizationInput, MoveOrganizationInput, OrganizationConnection, OrganizationOrRefusal, OrganizationsArgs, OrganizationView, RenameOrganizationInput,
} from './organization.view';
import { OrganizationsReader } from './organizations.reader';

const PUBLIC = 'the union tree is public: names of organizations only';

@Resolver(() => OrganizationView)
export class OrganizationResolver {
  constructor(
    private readonly organizationsReader: OrganizationsReader,
    private readonly reader: Reader,
    private readonly createCommand: CreateOrganization,
    private readonly renameCommand: RenameOrganization,
    private readonly moveCommand: MoveOrganization,
  ) {}

  @AllowAnyone(PUBLIC)
  @Query(() => OrganizationView)
  organization(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string): Promise<OrganizationView> {
    return this.organizationsReader.one(id);
  }

  @AllowAnyone(PUBLIC)
  @Query(() => OrganizationConnection)
  organizations(@Args() filter: OrganizationsArgs): Promise<ConnectionView<OrganizationView>> {
    return this.organizationsReader.list(filter);
  }

  @ResolveField(() => Int)
  childCount(@Parent() organization: OrganizationView, @Context() context: GraphContext): Promise<number | null> {
    return childCountLoader(context, this.reader).load(organization.id);
  }

  @Allow('organization.create')
  @Mutation(() => OrganizationOrRefusal)
  async createOrganization(@Args('input') input: CreateOrganizationInput, @Context() { actor }: GraphContext): Promise<OrganizationView> {
    return this.organizationsReader.one(await this.createCommand.execute(actor, input));
  }

  @Allow('organization.rename')
  @Mutation(() => OrganizationOrRefusal)
  async renameOrganization(@Args('input') input: RenameOrganizationInput, @Context() { actor }: GraphContext): Promise<OrganizationView> {
    return this.organizationsReader.one(await this.renameCommand.execute(actor, input));
  }

  @Allow('organization.move')
  @Mutation(() => OrganizationOrRefusal)
  async moveOrganization(@Args('input') input: MoveOrganizationInput, @Context() { actor }: GraphContext): Promise<OrganizationView> {
    return this.organizationsReader.one(await this.moveCommand.execute(actor, input));
  }
}
