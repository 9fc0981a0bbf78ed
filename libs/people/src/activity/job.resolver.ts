import { ParseUUIDPipe } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { AllowSignedIn, GraphContext, type ConnectionView } from '@jiangong/platform';
import { JobConnection, JobsArgs, JobView } from './job.view';
import { JobsReader } from './jobs.reader';

const OWN = 'one\'s own jobs; those of others for officers and auditors of the city';

@Resolver(() => JobView)
export class JobResolver {
  constructor(private readonly jobsReader: JobsReader) {}

  @AllowSignedIn(OWN)
  @Query(() => JobView)
  job(@Args('id', { type: () => ID }, ParseUUIDPipe) id: string, @Context() { actor, language }: GraphContext): Promise<JobView> {
    return this.jobsReader.one(actor, language, id);
  }

  @AllowSignedIn(OWN)
  @Query(() => JobConnection)
  jobs(@Args() request: JobsArgs, @Context() { actor, language }: GraphContext): Promise<ConnectionView<JobView>> {
    return this.jobsReader.list(actor, language, request);
  }
}
