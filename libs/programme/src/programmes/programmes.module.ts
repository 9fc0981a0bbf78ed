import { Module } from '@nestjs/common';
import { ProgrammeResolver } from './programme.resolver';
import { ProgrammesReader } from './programmes.reader';

@Module({ providers: [ProgrammesReader, ProgrammeResolver], exports: [ProgrammesReader] })
export class ProgrammesModule {}
