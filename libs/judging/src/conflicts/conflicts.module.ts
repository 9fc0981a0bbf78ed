import { Module } from '@nestjs/common';
import { PanelsModule } from '../panels/public';
import { Conflicts } from './conflicts';

@Module({ imports: [PanelsModule], providers: [Conflicts], exports: [Conflicts] })
export class ConflictsModule {}
