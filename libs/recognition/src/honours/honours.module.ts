import { Module } from '@nestjs/common';
import { ConferHonours } from './commands/confer-honours';
import { HonoursOnResultPublished } from './reactions/on-result-published';

@Module({ providers: [ConferHonours, HonoursOnResultPublished], exports: [ConferHonours] })
export class HonoursModule {}
