import { Module } from '@nestjs/common';
import { Holiday } from './calendar/holiday.entity';
import { Season } from './seasons/season.entity';
import { Category, Programme } from './programmes/programme.entity';
import { RuleVersion } from './rules/rule-version.entity';
import { Round, RoundFeed, RoundTransition } from './rounds/round.entity';

/** Every table of this stage. */
export const programmeEntities = [Holiday, Season, Programme, Category, RuleVersion, Round, RoundTransition, RoundFeed];

@Module({})
export class ProgrammeModule {}
