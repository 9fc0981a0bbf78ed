import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/public';
import { RulesModule } from '../rules/public';
import { CreateSeason } from './commands/create-season';
import { RoundSeasonResolver } from './round-season.resolver';
import { SeasonResolver } from './season.resolver';
import { SeasonsReader } from './seasons.reader';

@Module({ imports: [ProgrammesModule, RulesModule], providers: [SeasonsReader, CreateSeason, SeasonResolver, RoundSeasonResolver], exports: [SeasonsReader, CreateSeason] })
export class SeasonsModule {}
