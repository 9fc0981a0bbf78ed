import { Module } from '@nestjs/common';
import { CorrectionResolver } from './correction.resolver';
import { CorrectionsReader } from './corrections.reader';

@Module({ providers: [CorrectionsReader, CorrectionResolver], exports: [CorrectionsReader] })
export class CorrectionsModule {}
