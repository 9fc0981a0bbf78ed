import { Module } from '@nestjs/common';
import { Entry, EntrySource, EntryVersion } from './submissions/entry.entity';
import { Recommendation, RecommendationStep } from './recommendations/recommendation.entity';

/** Every table of this stage. */
export const entriesEntities = [Entry, EntryVersion, EntrySource, Recommendation, RecommendationStep];

@Module({})
export class EntriesModule {}
