import { Module } from '@nestjs/common';
import { LoadPastFigures } from './load-past-figures';
import { PastFiguresReader } from './past-figures.reader';
import { PastFiguresResolver } from './past-figures.resolver';

@Module({ providers: [LoadPastFigures, PastFiguresReader, PastFiguresResolver], exports: [LoadPastFigures] })
export class HistoryModule {}
