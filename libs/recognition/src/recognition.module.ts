import { Module } from '@nestjs/common';
import { Honour, HonoursModule } from './honours/public';
import { ReportsModule } from './reports/public';
import { StoriesModule } from './stories/public';

/** Every table of this stage. */
export const recognitionEntities = [Honour];

const modules = [HonoursModule, StoriesModule, ReportsModule];

@Module({ imports: modules, exports: modules })
export class RecognitionModule {}
