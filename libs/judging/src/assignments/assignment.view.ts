import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, orRefusal } from '@jiangong/platform';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import { AssignmentMoveView, PanelView } from '../panels/public';

@ObjectType('ShortOfJudges', { description: 'An entry that has fewer judges than the rules ask for while it is being judged.' })
export class ShortOfJudgesView {
  @Field(() => ID) entryId: string;
  @Field(() => String) entryCode: string;
  @Field(() => String) title: string;
  @Field(() => Int) assigned: number;
}

@ObjectType('JudgeLoad', { description: 'How many entries a judge has before and after.' })
export class JudgeLoadView {
  @Field(() => ID) judgeId: string;
  @Field(() => String) judgeName: string;
  @Field(() => Int) before: number;
  @Field(() => Int) gains: number;
  @Field(() => Int) gives: number;
  @Field(() => Int) after: number;
}

@ObjectType('AssignmentMoves', { description: 'What completing an assignment moves: which pairs, and what each judge has then.' })
export class AssignmentMovesView {
  @Field(() => Int) madeCount: number;
  @Field(() => Int) releasedCount: number;
  @Field(() => Int, { description: 'Of those taken back, with marks that are void then.' }) lostCount: number;
  @Field(() => Int, { description: 'Pairs that stay as they are.' }) kept: number;
  @Field(() => [AssignmentMoveView], { description: 'The first 200.' }) made: AssignmentMoveView[];
  @Field(() => [AssignmentMoveView], { description: 'The first 200.' }) released: AssignmentMoveView[];
  @Field(() => [JudgeLoadView]) loads: JudgeLoadView[];
}

export const AssignmentMovesOrRefusal = orRefusal('AssignmentMoves', AssignmentMovesView);

@ObjectType('AssignedEntries', { description: 'The panel as it stands now, and what was moved.' })
export class AssignedEntriesView {
  @Field(() => PanelView, { nullable: true }) panel: PanelView | null;
  @Field(() => AssignmentMovesView) moves: AssignmentMovesView;
}

export const AssignedEntriesOrRefusal = orRefusal('AssignedEntries', AssignedEntriesView);

@ObjectType('AssignmentSummary', { description: 'How well the accepted entries of a round are covered by its judges.' })
export class AssignmentSummaryView {
  @Field(() => Int, { description: 'Accepted entries.' }) entries: number;
  @Field(() => Int, { description: 'Entries with as many judges as the rules ask for.' }) complete: number;
  @Field(() => Int, { description: 'Judges the rules ask for, each entry.' }) perEntry: number;
  @Field(() => Int) minLoad: number;
  @Field(() => Int) maxLoad: number;
  @Field(() => Boolean, { description: 'Every judge shares entries with the others, directly or through a third: severity can be compared.' }) isConnected: boolean;
  @Field(() => [ShortOfJudgesView], { description: 'The first 100; only while the round is judging.' }) short: ShortOfJudgesView[];
  @Field(() => Int) shortCount: number;
}

@ObjectType('ConflictFlag', { description: 'A soft conflict: no bar, but to be known.' })
export class ConflictFlagView {
  @Field(() => String) kind: string;
  @Field(() => String) evidence: string;
}

@ObjectType('AssignmentExplanation', { description: 'One judge who has, or had, an entry, and why.' })
export class AssignmentExplanationView {
  @Field(() => ID) judgeId: string;
  @Field(() => String) judgeName: string;
  @Field(() => String, { description: 'active, abstained, recused or released' }) state: string;
  @Field(() => String, { description: 'computed or manual' }) origin: string;
  @Field(() => String, { description: 'For programs: least_loaded, moved_for_balance …; of a manual one the words of the organiser.' }) reason: string;
  @Field(() => String, { description: 'A sentence in the language of the request.' }) explanation: string;
  @Field(() => Int) panelVersion: number;
  @Field(() => DateTime) createdAt: Date | string;
  @Field(() => [ConflictFlagView]) flags: ConflictFlagView[];
}

@ObjectType('EntryAssignments', { description: 'Who judges an entry, why these, and who could not.' })
export class EntryAssignmentsView {
  @Field(() => ID) entryId: string;
  @Field(() => Int, { description: 'Judges the rules ask for.' }) perEntry: number;
  @Field(() => Int, { description: 'Judges of the panel without a hard conflict.' }) free: number;
  @Field(() => Int, { description: 'Judges of the panel kept from the entry.' }) blocked: number;
  @Field(() => [AssignmentExplanationView]) assignments: AssignmentExplanationView[];
}

@InputType()
export class AssignByHandInput {
  @Field(() => ID) @IsUUID() roundId: string;
  @Field(() => ID) @IsUUID() entryId: string;
  @Field(() => ID) @IsUUID() judgeId: string;
  @Field(() => String) @IsString() @MaxLength(500) reason: string;
}
