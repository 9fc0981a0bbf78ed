import { Module } from '@nestjs/common';
import { Media, MediaModule, MediaUse } from './media/public';
import { Recommendation, RecommendationsModule, RecommendationStep } from './recommendations/public';
import { Entry, EntryAuthor, EntryCounter, EntrySource, EntryVersion, SubmissionsModule } from './submissions/public';

/** Every table of this stage. */
export const entriesEntities = [Entry, EntryVersion, EntryAuthor, EntrySource, EntryCounter, Recommendation, RecommendationStep, Media, MediaUse];

const parts = [SubmissionsModule, RecommendationsModule, MediaModule];

@Module({ imports: parts, exports: parts })
export class EntriesModule {}
