import { Module } from '@nestjs/common';
import { Honour } from './honours/honour.entity';

/** Every table of this stage. */
export const recognitionEntities = [Honour];

@Module({})
export class RecognitionModule {}
