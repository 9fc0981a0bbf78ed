import { Module } from '@nestjs/common';
import { SaveModerationWords } from './commands/save-moderation-words';
import { ModerationResolver } from './moderation.resolver';
import { ModerationWords } from './moderation-words';

@Module({ providers: [ModerationWords, SaveModerationWords, ModerationResolver], exports: [ModerationWords] })
export class ModerationModule {}
