import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import { ChangeStudioLead } from './commands/change-studio-lead';
import { JoinStudio, LeaveStudio } from './commands/change-studio-members';
import { ImportStudios } from './commands/import-studios';
import { RecordOutput } from './commands/record-output';
import { RegisterStudio } from './commands/register-studio';
import { ReportStudioYear, ReviewStudio } from './commands/review-studio';
import './studio.policy';
import {
  ChangeStudioLeadInput, RecordOutputInput, RegisterStudioInput, ReportStudioYearInput, ReviewStudioInput, StudioConnection, StudioImportOrRefusal, StudioImportView,
  StudioMemberInput, StudioOrRefusal, StudiosArgs, StudioView,
} from './studio.view';
import { StudiosReader } from './studios.reader';

const LEAD = 'the lead of the studio, or whoever holds studio.report over its unit; to anyone else it is not found';

@Resolver(() => StudioView)
export class StudioResolver {
  constructor(
    private readonly studiosReader: StudiosReader,
    private readonly registering: RegisterStudio,
    private readonly joining: JoinStudio,
    private readonly leaving: LeaveStudio,
    private readonly changingLead: ChangeStudioLead,
    private readonly recording: RecordOutput,
    private readonly reporting: ReportStudioYear,
    private readonly reviewing: ReviewStudio,
    private readonly importing: ImportStudios,
  ) {}

  @Allow('studio.read')
  @Query(() => StudioConnection)
  studios(@Args() filter: StudiosArgs, @Context() { actor }: GraphContext): Promise<ConnectionView<StudioView>> {
    return this.studiosReader.list(actor, filter);
  }

  @AllowSignedIn('the lead of the studio, or whoever reads studios over its unit; to anyone else it is not found')
  @Query(() => StudioView)
  studio(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, id);
  }

  @Allow('studio.register')
  @Mutation(() => StudioOrRefusal)
  async registerStudio(@Args('input') input: RegisterStudioInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.registering.execute(actor, input));
  }

  @Allow('studio.register')
  @Mutation(() => StudioImportOrRefusal, { description: 'A table that was sent before: all of it or nothing.' })
  async importStudios(@Args('fileId', { type: () => ID }, ParseUUIDPipe) fileId: string, @Context() { actor }: GraphContext): Promise<StudioImportView> {
    return { registered: await this.importing.execute(actor, fileId) };
  }

  @Allow('studio.register')
  @Mutation(() => StudioOrRefusal)
  async joinStudio(@Args('input') input: StudioMemberInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.joining.execute(actor, input));
  }

  @Allow('studio.register')
  @Mutation(() => StudioOrRefusal)
  async leaveStudio(@Args('input') input: StudioMemberInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.leaving.execute(actor, input));
  }

  @Allow('studio.register')
  @Mutation(() => StudioOrRefusal, { description: 'The former lead stays a member; a new one who was none joins.' })
  async changeStudioLead(@Args('input') input: ChangeStudioLeadInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.changingLead.execute(actor, input));
  }

  @AllowSignedIn(LEAD)
  @Mutation(() => StudioOrRefusal)
  async recordOutput(@Args('input') input: RecordOutputInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.recording.execute(actor, input));
  }

  @AllowSignedIn(LEAD)
  @Mutation(() => StudioOrRefusal)
  async reportStudioYear(@Args('input') input: ReportStudioYearInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.reporting.execute(actor, input));
  }

  @Allow('studio.review')
  @Mutation(() => StudioOrRefusal)
  async reviewStudio(@Args('input') input: ReviewStudioInput, @Context() { actor }: GraphContext): Promise<StudioView> {
    return this.studiosReader.one(actor, await this.reviewing.execute(actor, input));
  }
}
