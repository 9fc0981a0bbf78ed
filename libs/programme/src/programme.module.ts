import { Module } from '@nestjs/common';
import { CalendarModule, Holiday } from './calendar/public';
import { ProgrammesModule, Category, Programme } from './programmes/public';
import { RoundsModule, Round, RoundFeed, RoundTransition } from './rounds/public';
import { RulesModule, RuleVersion } from './rules/public';
import { SeasonsModule, Season } from './seasons/public';

/** Every table of this stage. */
export const programmeEntities = [Holiday, Season, Programme, Category, RuleVersion, Round, RoundTransition, RoundFeed];

const parts = [CalendarModule, ProgrammesModule, RulesModule, RoundsModule, SeasonsModule];

@Module({ imports: parts, exports: parts })
export class ProgrammeModule {}
