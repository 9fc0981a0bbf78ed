import { Module } from '@nestjs/common';
import { JobResolver } from './job.resolver';
import { JobsReader } from './jobs.reader';

@Module({ providers: [JobsReader, JobResolver], exports: [JobsReader] })
export class ActivityModule {}
