import { Module } from '@nestjs/common';
import { CalendarModule } from './calendar/calendar.module';
import { Holiday } from './calendar/public';
import { ProgrammesModule } from './programmes/programmes.module';
import { Category, Programme } from './programmes/public';
import { Round, RoundFeed, RoundTransition } from './rounds/public';
import { RoundsModule } from './rounds/rounds.module';
import { RuleVersion } from './rules/public';
import { RulesModule } from './rules/rules.module';
import { Season } from './seasons/public';
import { SeasonsModule } from './seasons/seasons.module';

/** Every table of this stage. */
export const programmeEntities = [Holiday, Season, Programme, Category, RuleVersion, Round, RoundTransition, RoundFeed];

const parts = [CalendarModule, ProgrammesModule, RulesModule, RoundsModule, SeasonsModule];

@Module({ imports: parts, exports: parts })
export class ProgrammeModule {}
