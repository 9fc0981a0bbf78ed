import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { Cadence } from '@jiangong/kernel';
import { DateTime, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsDate, IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ProgrammeView } from '../programmes/public';
import { PHASES, type Phase } from './phases';
import type { Hold } from './round.entity';

@ObjectType('Round', { description: 'The unit of work: one month, quarter, year or stage of one programme.' })
export class RoundView {
  @Field(() => ID) id: string;
  programmeId: string;
  seasonId: string;
  ruleVersionId: string | null;
  heldBy: Hold | null;
  @Field(() => String) code: string;
  @Field(() => String) cadence: Cadence;
  @Field(() => String) name: string;
  @Field(() => Int) position: number;
  @Field(() => String) phase: Phase;
  @Field(() => DateTime) collectingAt: Date;
  @Field(() => DateTime, { description: 'Collecting ends at this instant, to the second.' }) reviewingAt: Date;
  @Field(() => DateTime) judgingAt: Date;
  @Field(() => DateTime) computingAt: Date;
  @Field(() => DateTime) decidingAt: Date;
  @Field(() => Boolean, { description: 'Whether the clock opens and closes it.' }) isAutomatic: boolean;
  @Field(() => DateTime, { nullable: true }) noticeEndsAt: Date | null;
  @Field(() => DateTime, { nullable: true }) publishedAt: Date | null;
  @Field(() => String, { nullable: true }) cancelReason: string | null;
  @Field(() => DateTime, { nullable: true }) nextDeadline: Date | null;
  @Field(() => ProgrammeView) programme: ProgrammeView;
}

export const RoundOrRefusal = orRefusal('Round', RoundView);

@ObjectType('RoundTransition')
export class RoundTransitionView {
  @Field(() => String) fromPhase: Phase;
  @Field(() => String, { description: 'Equal to fromPhase when a deadline was extended.' }) toPhase: Phase;
  @Field(() => DateTime) at: Date;
  @Field(() => String, { nullable: true }) byName: string | null;
  @Field(() => Boolean) isAutomatic: boolean;
  @Field(() => String, { nullable: true }) reason: string | null;
}

@ObjectType('RoundFeed', { description: 'A source of a round: its winners are candidates here.' })
export class RoundFeedView {
  @Field(() => RoundView) round: RoundView;
  @Field(() => Boolean, { description: 'A visible flag, never an addition to a score.' }) isPriority: boolean;
}

@ObjectType('PreflightFinding')
export class PreflightFindingView {
  @Field(() => String) code: string;
  @Field(() => String, { description: 'blocking (the round cannot open), warning or note' }) severity: string;
  @Field(() => String) message: string;
}

@ObjectType('RoundAbilities')
export class RoundAbilitiesView {
  @Field(() => Boolean) canAdvance: boolean;
  @Field(() => Boolean) canStepBack: boolean;
  @Field(() => Boolean) canExtend: boolean;
  @Field(() => Boolean) canCancel: boolean;
  @Field(() => String, { nullable: true }) nextPhase: Phase | null;
}

@InputType()
export class AdvanceRoundInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsIn(PHASES) toPhase: Phase;
  @Field(() => String, { nullable: true }) @IsOptional() @IsString() @MaxLength(500) reason?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the refusals to go past, with the reason; those not named still refuse, and each one is written down.' })
  @IsOptional() @IsArray() @ArrayMaxSize(10) @IsString({ each: true })
  overrides?: string[] | null;
}

@InputType()
export class StepBackRoundInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class CancelRoundInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}

@InputType()
export class ExtendDeadlineInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => String, { description: 'The phase whose end moves.' }) @IsIn(PHASES) phase: Phase;
  @Field(() => DateTime) @IsDate() until: Date;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
