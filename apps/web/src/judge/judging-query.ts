import { graphql, refusalFields, type FragmentOf, type ResultOf } from '../data/graphql';
import { mediaFields } from '../uploads';

export const queuesQuery = graphql(`
  query MyJudging {
    myJudging {
      total locked abstained isBlind remindedAt
      declaration { roundId isSigned }
      round { id name phase computingAt nextDeadline programme { id name } }
      items { sheetId entryCode title categoryName state marked criteria }
      notJudged { sheetId kind at reasonCode note entryCode title }
    }
  }
`);

export type Queue = ResultOf<typeof queuesQuery>['myJudging'][number];
export type QueueItem = Queue['items'][number];
export type NotJudged = Queue['notJudged'][number];

export const standingFields = graphql(`
  fragment StandingFields on Sheet {
    id state revision total lockedAt marks { criterion value measured savedAt } abilities { canMark canLock canAmend canRecuse canAbstain }
  }
`);

export const historyFields = graphql(`fragment HistoryFields on MarkRevision { criterion previous value measured revision savedAt reason isOvertaken }`);

export const sheetQuery = graphql(`
  query JudgeSheet($id: ID!) {
    sheet(id: $id) {
      ...StandingFields comment
      entry { code title isBlind categoryName organizationName fields { label kind value } media { ...MediaFields } }
      rubric { code name weight max step aspect levels { from name description } measure { unit nominal bands { within mark } } }
      ownMarks { criterion values mean }
      spread { state limit then resolvedAt note }
      revisions { ...HistoryFields }
    }
  }
`, [standingFields, historyFields, mediaFields]);

export type Sheet = ResultOf<typeof sheetQuery>['sheet'];
export type Criterion = Sheet['rubric'][number];
export type Standing = FragmentOf<typeof standingFields>;

export const saveMarkMutation = graphql(`mutation SaveMarks($input: SaveSheetInput!) { saveSheet(input: $input) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const saveCommentMutation = graphql(`mutation SaveComment($input: SaveCommentInput!) { saveComment(input: $input) { __typename ... on Sheet { id comment } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
export const lockMutation = graphql(`mutation LockSheet($id: ID!, $revision: Int) { lockSheet(id: $id, revision: $revision) { __typename ... on Sheet { ...StandingFields spread { state limit then resolvedAt note } } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const amendMutation = graphql(`
  mutation AmendMark($input: AmendMarkInput!) {
    amendMark(input: $input) { __typename ... on Sheet { ...StandingFields revisions { ...HistoryFields } } ... on Refusal { ...RefusalFields } }
  }
`, [standingFields, historyFields, refusalFields]);
export const recuseMutation = graphql(`mutation RecuseSheet($input: RecuseSheetInput!) { recuseSheet(input: $input) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const recuseManyMutation = graphql(`mutation RecuseSheets($input: RecuseSheetsInput!) { recuseSheets(input: $input) { __typename ... on RecusedSheets { count sheets { ...StandingFields } } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const abstainMutation = graphql(`mutation AbstainSheet($input: AbstainSheetInput!) { abstainSheet(input: $input) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
