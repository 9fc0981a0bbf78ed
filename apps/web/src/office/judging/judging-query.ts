import { graphql, refusalFields, type FragmentOf, type ResultOf } from '../../data/graphql';
import { panelFields } from './panel-query';

export const alarmFields = graphql(`
  fragment AlarmFields on SpreadAlarm {
    id entryCode title categoryName spread limit then state raisedAt resolvedAt furtherJudgeName resolution participants resolvedByName
    abilities { canCallFurtherJudge canRecordDiscussion }
  }
`);

export type SpreadAlarm = FragmentOf<typeof alarmFields>;

const unjudgedFields = graphql(`fragment UnjudgedFields on UnjudgedEntry { code title locked open }`);

export type UnjudgedEntry = FragmentOf<typeof unjudgedFields>;

/** Everything that moves while judges are at work, in one question, so that it can be asked again and again. */
export const judgingQuery = graphql(`
  query OfficeJudging($roundId: ID!) {
    panel(roundId: $roundId) { ...PanelFields }
    round(id: $roundId) {
      id phase
      judgingProgress {
        entries judged canRemind
        unjudged { ...UnjudgedFields }
        judges { accountId name panelRole locked open begun abstained recused lastSavedAt remindedAt }
        alarms { ...AlarmFields }
      }
    }
  }
`, [panelFields, unjudgedFields, alarmFields]);

export type Progress = NonNullable<ResultOf<typeof judgingQuery>['round']['judgingProgress']>;
export type JudgeAtWork = Progress['judges'][number];

/** What ending the judging now would leave behind. */
export const closingQuery = graphql(`
  query ClosingOutlook($roundId: ID!) {
    round(id: $roundId) { id closingOutlook { openSheets lockedSheets minJudges unscored waitingAlarms needsReason entries { ...UnjudgedFields } } }
  }
`, [unjudgedFields]);

export type Outlook = NonNullable<ResultOf<typeof closingQuery>['round']['closingOutlook']>;

export const remindMutation = graphql(`mutation RemindJudges($input: RemindJudgesInput!) { remindJudges(input: $input) { __typename ... on RemindedJudges { reminded } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
export const furtherJudgeMutation = graphql(`mutation CallFurtherJudge($alarmId: ID!) { callFurtherJudge(alarmId: $alarmId) { __typename ... on SpreadAlarm { ...AlarmFields } ... on Refusal { ...RefusalFields } } }`, [alarmFields, refusalFields]);
export const discussionMutation = graphql(`mutation RecordDiscussion($input: RecordDiscussionInput!) { recordDiscussion(input: $input) { __typename ... on SpreadAlarm { ...AlarmFields } ... on Refusal { ...RefusalFields } } }`, [alarmFields, refusalFields]);

/** An entry's judges and why each has it. */
export const assignmentsQuery = graphql(`
  query EntryAssignments($entryId: ID!) {
    entryAssignments(entryId: $entryId) { entryId perEntry free blocked assignments { judgeId judgeName state origin reason explanation panelVersion createdAt flags { kind evidence } } }
  }
`);

export type EntryAssignments = ResultOf<typeof assignmentsQuery>['entryAssignments'];

export const acceptedQuery = graphql(`
  query AcceptedEntries($roundId: ID!, $search: String, $after: String) {
    entries(roundId: $roundId, state: "accepted", search: $search, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id code title category { id name } } }
  }
`);

export const conflictsQuery = graphql(`
  query RoundConflicts($roundId: ID!, $judgeId: ID, $kind: String, $isHard: Boolean, $after: String) {
    roundConflicts(roundId: $roundId, judgeId: $judgeId, kind: $kind, isHard: $isHard, first: 40, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { entryId entryCode title organizationName judgeId judgeName kind isHard evidence isAssigned }
    }
  }
`);

export type Conflict = ResultOf<typeof conflictsQuery>['roundConflicts']['nodes'][number];

export const declarationsQuery = graphql(`
  query RoundDeclarations($roundId: ID!) {
    roundDeclarations(roundId: $roundId) { judgeId judgeName signedAt panelVersion textHash ties { entryId entryCode title name kind note entries } }
  }
`);

export type JudgeDeclaration = ResultOf<typeof declarationsQuery>['roundDeclarations'][number];
