import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/public';
import { RulesModule } from '../rules/public';
import { CreateSeason } from './commands/create-season';
import { PlanRound } from './commands/plan-round';
import { RoundSeasonResolver } from './round-season.resolver';
import { SeasonResolver } from './season.resolver';
import { SeasonsReader } from './seasons.reader';

@Module({ imports: [ProgrammesModule, RulesModule], providers: [SeasonsReader, CreateSeason, PlanRound, SeasonResolver, RoundSeasonResolver], exports: [SeasonsReader, CreateSeason, PlanRound] })
export class SeasonsModule {}
