import { Module } from '@nestjs/common';
import { StarResolver } from './star.resolver';
import { StarsReader } from './stars.reader';

@Module({ providers: [StarsReader, StarResolver], exports: [StarsReader] })
export class StoriesModule {}
