import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MAX_PAGE } from '@jiangong/kernel';
import { connectionOf, DateTime, JsonScalar, orRefusal } from '@jiangong/platform';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import type { SelectionState } from './selection.entity';

@ObjectType('SelectionRule', { description: 'One rule of the list: what it asks, what the list reaches, what it costs.' })
export class SelectionRuleView {
  @Field(() => String, { description: 'quota:…, cap:…, least:…, most:… or person; conflicts and displaced candidates name rules by it.' }) code: string;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'floor or cap' }) kind: string;
  @Field(() => Int, { nullable: true, description: 'Hundredths of the base; null for a number of people.' }) percent: number | null;
  @Field(() => String, { nullable: true, description: 'What the base is taken of, where it is not the whole list (其中).' }) baseName: string | null;
  @Field(() => Int) base: number;
  @Field(() => Int) required: number;
  @Field(() => Int, { nullable: true, description: 'Null where no list keeps the rules.' }) reached: number | null;
  @Field(() => Int, { nullable: true }) margin: number | null;
  @Field(() => Boolean) isMet: boolean;
  @Field(() => Int, { nullable: true, description: 'What leaving this rule out would add to the total, thousandths.' }) price: number | null;
  @Field(() => Boolean, { description: 'One of those that exclude one another.' }) isInConflict: boolean;
}

@ObjectType('SelectionLine', { description: 'One candidate of a selection.' })
export class SelectionLineView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => String) organizationName: string;
  @Field(() => String, { nullable: true }) districtName: string | null;
  @Field(() => ID) categoryId: string;
  @Field(() => String) categoryName: string;
  @Field(() => Int, { description: 'In the order of scores, from 1.' }) position: number;
  @Field(() => Int, { description: 'Within the category.' }) rank: number;
  @Field(() => Int, { description: 'Thousandths.' }) score: number;
  @Field(() => JsonScalar, { description: 'Attributes as they were frozen: {attribute: value}.' }) attributes: unknown;
  @Field(() => [String], { description: 'Codes of the quotas it counts for.' }) quotas: readonly string[];
  @Field(() => Boolean) hasPriority: boolean;
  @Field(() => [String], { description: 'The rounds it won that give priority.' }) prioritySources: readonly string[];
  @Field(() => Boolean, { description: 'On the list, the confirmed changes of the panel included.' }) isListed: boolean;
  @Field(() => String, { nullable: true, description: 'added or removed by the panel' }) override: string | null;
  @Field(() => Int, { nullable: true, description: 'Place on the reserve list, from 1.' }) reserve: number | null;
  @Field(() => Int, { nullable: true, description: 'Of a reserve: winners whose place it could take.' }) fits: number | null;
  @Field(() => [String], { description: 'Of somebody displaced: the rules that keep it off the list.' }) displacedBy: readonly string[];
}

@ObjectType('SelectionRelaxation', { description: 'A way out where rules exclude one another.' })
export class SelectionRelaxationView {
  @Field(() => String, { nullable: true, description: 'The rule that gives way alone; null for the smallest change of all of them.' }) code: string | null;
  @Field(() => Int, { nullable: true, description: 'People by which rules give way; null where that rule alone is not enough.' }) people: number | null;
  @Field(() => String, { description: 'In the language of the request.' }) text: string;
}

export const SelectionLineConnection = connectionOf('SelectionLine', SelectionLineView);

@ObjectType('SelectionOverride', { description: 'What the panel changes in a computed list; shown with it for good.' })
export class SelectionOverrideView {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'requested, confirmed or cancelled' }) state: string;
  @Field(() => [ID]) added: readonly string[];
  @Field(() => [ID]) removed: readonly string[];
  @Field(() => String) reason: string;
  @Field(() => String) requestedBy: string;
  @Field(() => DateTime) requestedAt: Date;
  @Field(() => String, { nullable: true }) settledBy: string | null;
  @Field(() => DateTime, { nullable: true }) settledAt: Date | null;
  @Field(() => Boolean, { description: 'The viewer is another officer and may confirm it.' }) canConfirm: boolean;
  @Field(() => [SelectionRuleView], { description: 'Rules the list does not keep with this change; of one that was laid aside none.' }) unmet: SelectionRuleView[];
}

@ObjectType('OverrideOutcome', { description: 'What the list would be with a change of the panel, told before it is asked for.' })
export class OverrideOutcomeView {
  @Field(() => Int, { description: 'On the list with the change.' }) listed: number;
  @Field(() => Int) places: number;
  @Field(() => [SelectionRuleView], { description: 'Rules the list would not keep; it could not be decided then.' }) unmet: SelectionRuleView[];
}

@ObjectType('SelectionAbilities')
export class SelectionAbilitiesView {
  @Field(() => Boolean) canStart: boolean;
  @Field(() => Boolean) canCancel: boolean;
  @Field(() => Boolean) canOverride: boolean;
  @Field(() => Boolean, { description: 'The list keeps every rule and nothing waits for a second hand.' }) canDecide: boolean;
}

@ObjectType('Exclusion', { description: 'Somebody who is as if never ranked.' })
export class ExclusionView {
  @Field(() => ID) entryId: string;
  @Field(() => String, { description: 'objection, withdrawn or ineligible' }) because: string;
  @Field(() => String) reference: string;
}

@ObjectType('Selection', { description: 'One computation of a round’s list under its quotas: inputs frozen, outputs sealed, hashes in the ledger.' })
export class SelectionView {
  @Field(() => ID) id: string;
  roundId: string;
  jobId: string | null;
  @Field(() => ID) runId: string;
  @Field(() => Int) number: number;
  @Field(() => String, { description: 'decision or redecision' }) purpose: string;
  @Field(() => String, { description: 'queued, computing, sealed, failed, cancelled or superseded' }) state: SelectionState;
  @Field(() => String) engine: string;
  @Field(() => String) inputsHash: string;
  @Field(() => String, { nullable: true }) outputsHash: string | null;
  @Field(() => DateTime) createdAt: Date;
  @Field(() => String, { nullable: true }) startedBy: string | null;
  @Field(() => DateTime, { nullable: true }) sealedAt: Date | null;
  @Field(() => Int, { description: 'Places of the rules.' }) places: number;
  @Field(() => String, { description: 'What the list is best by: total, fewest_departures or best_lowest' }) objective: string;
  @Field(() => Int, { description: 'Those who may win.' }) candidates: number;
  @Field(() => Int, { description: 'On the list, the confirmed changes of the panel included.' }) listed: number;
  @Field(() => String, { nullable: true, description: 'optimal or infeasible; null until sealed.' }) status: string | null;
  @Field(() => Int, { nullable: true, description: 'Total score of the computed list, thousandths.' }) total: number | null;
  @Field(() => Int, { nullable: true, description: 'Total of the best list without any rule, thousandths.' }) freeTotal: number | null;
  @Field(() => Int, { nullable: true, description: 'What the rules cost together, thousandths.' }) price: number | null;
  @Field(() => String, { nullable: true, description: 'agrees or undecided' }) secondOpinion: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Proved to whoever checks the bundle that no list is better, or that there is none; null until sealed.' }) isProved: boolean | null;
  @Field(() => Int, { nullable: true, description: 'Cases the proof tells apart.' }) proofCases: number | null;
  @Field(() => [SelectionRelaxationView], { description: 'What would help where no list keeps the rules; the smallest change first.' }) relaxations: SelectionRelaxationView[];
  @Field(() => [SelectionRuleView], { description: 'In the order of the rules; of the list as it is with the confirmed changes.' }) rules: SelectionRuleView[];
  @Field(() => [SelectionLineView], { description: 'The list, whoever the rules displaced or the panel named, and the reserves; by position.' }) lines: SelectionLineView[];
  @Field(() => [SelectionOverrideView], { description: 'Newest first.' }) overrides: SelectionOverrideView[];
  @Field(() => [ExclusionView]) excluded: ExclusionView[];
  @Field(() => JsonScalar, { nullable: true, description: 'The sealed outputs as they were hashed; what the certificate and relaxations are read from.' }) outputs: unknown;
  @Field(() => SelectionAbilitiesView) abilities: SelectionAbilitiesView;
}

export const SelectionOrRefusal = orRefusal('Selection', SelectionView);

@ObjectType('SelectionProgress', { description: 'How far a selection is. The first event comes at once; after its end the stream ends.' })
export class SelectionProgressView {
  @Field(() => ID) selectionId: string;
  @Field(() => String) state: string;
  @Field(() => Int) done: number;
  @Field(() => Int) total: number;
  @Field(() => String, { description: 'In the language of the request.' }) note: string;
}

@ArgsType()
export class SelectionCandidatesArgs {
  @Field(() => ID) @IsUUID() selectionId: string;

  @Field(() => String, { nullable: true, description: 'A part of the number, the name or the unit.' })
  @IsOptional() @IsString() @MaxLength(60)
  search?: string | null;

  @Field(() => Int, { defaultValue: 50, description: `At most ${MAX_PAGE}.` })
  @Min(1) @Max(MAX_PAGE)
  first: number;

  @Field(() => String, { nullable: true })
  @IsOptional() @IsString() @MaxLength(512)
  after?: string | null;
}

@InputType()
export class StartSelectionInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID, { description: 'The score run that stands.' }) @IsUUID() runId: string;
}

@InputType()
export class OverrideOutcomeInput {
  @Field(() => ID) @IsUUID() selectionId: string;
  @Field(() => [ID], { defaultValue: [] }) @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) add: string[];
  @Field(() => [ID], { defaultValue: [] }) @IsArray() @ArrayMaxSize(200) @IsUUID(undefined, { each: true }) remove: string[];
}

@InputType()
export class OverrideSelectionInput extends OverrideOutcomeInput {
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
