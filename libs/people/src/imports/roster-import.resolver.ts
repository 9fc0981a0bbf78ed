import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, GraphContext, PageArgs, Reader, type ConnectionView } from '@jiangong/platform';
import { JobsReader, JobView } from '../activity/public';
import { organizationLoader, OrganizationView } from '../organizations/public';
import { AcceptRosterImport } from './commands/accept-roster-import';
import { CheckRosterImport } from './commands/check-roster-import';
import { DropRosterImport } from './commands/drop-roster-import';
import {
  CheckRosterImportInput, FaultsArgs, RosterImportConnection, RosterImportFaultConnection, RosterImportOrRefusal, RosterImportView, type RosterImportFaultView,
} from './roster-import.view';
import { RosterImportsReader } from './roster-imports.reader';

const idArgument = { type: () => ID } as const;

@Resolver(() => RosterImportView)
export class RosterImportResolver {
  constructor(
    private readonly imports: RosterImportsReader,
    private readonly jobs: JobsReader,
    private readonly reader: Reader,
    private readonly checkCommand: CheckRosterImport,
    private readonly acceptCommand: AcceptRosterImport,
    private readonly dropCommand: DropRosterImport,
  ) {}

  @Allow('roster.import')
  @Query(() => RosterImportView)
  rosterImport(@Args('id', idArgument, ParseUUIDPipe) id: string, @Context() { actor, language }: GraphContext): Promise<RosterImportView> {
    return this.imports.one(actor, language, id);
  }

  @Allow('roster.import')
  @Query(() => RosterImportConnection)
  rosterImports(@Args() page: PageArgs, @Context() { actor, language }: GraphContext): Promise<ConnectionView<RosterImportView>> {
    return this.imports.list(actor, language, page);
  }

  @ResolveField(() => RosterImportFaultConnection)
  faults(@Parent() { id }: RosterImportView, @Args() page: FaultsArgs, @Context() { language }: GraphContext): Promise<ConnectionView<RosterImportFaultView>> {
    return this.imports.faults(id, language, page);
  }

  @ResolveField(() => JobView, { nullable: true })
  job(@Parent() { jobId }: RosterImportView, @Context() context: GraphContext): Promise<JobView | null> | null {
    return jobId ? this.jobs.loader(context).load(jobId) : null;
  }

  @ResolveField(() => OrganizationView, { description: 'The node below which all rows lie.' })
  organization(@Parent() { organizationId }: RosterImportView, @Context() context: GraphContext): Promise<OrganizationView | null> {
    return organizationLoader(context, this.reader).load(organizationId);
  }

  @Allow('roster.import')
  @Mutation(() => RosterImportOrRefusal, { description: 'Begins to check a file that was sent; nothing of it is written.' })
  async checkRosterImport(@Args('input') input: CheckRosterImportInput, @Context() { actor, language }: GraphContext): Promise<RosterImportView> {
    return this.imports.one(actor, language, await this.checkCommand.execute(actor, input));
  }

  @Allow('roster.import')
  @Mutation(() => RosterImportOrRefusal, { description: 'Accepts the good rows; a job writes them.' })
  async acceptRosterImport(@Args('id', idArgument, ParseUUIDPipe) id: string, @Context() { actor, language }: GraphContext): Promise<RosterImportView> {
    return this.imports.one(actor, language, await this.acceptCommand.execute(actor, id));
  }

  @Allow('roster.import')
  @Mutation(() => RosterImportOrRefusal)
  async dropRosterImport(@Args('id', idArgument, ParseUUIDPipe) id: string, @Context() { actor, language }: GraphContext): Promise<RosterImportView> {
    return this.imports.one(actor, language, await this.dropCommand.execute(actor, id));
  }
}
