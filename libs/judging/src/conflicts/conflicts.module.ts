import { Module } from '@nestjs/common';
import { Conflicts } from './conflicts';

@Module({ providers: [Conflicts], exports: [Conflicts] })
export class ConflictsModule {}
