import { graphql, refusalFields, type FragmentOf, type ResultOf } from '../data/graphql';

export const queuesQuery = graphql(`
  query MyJudging {
    myJudging {
      total locked
      declaration { roundId isSigned }
      round { id name phase computingAt nextDeadline programme { id name } }
      items { sheetId entryCode title categoryName state marked criteria }
    }
  }
`);

export type Queue = ResultOf<typeof queuesQuery>['myJudging'][number];
export type QueueItem = Queue['items'][number];

export const standingFields = graphql(`
  fragment StandingFields on Sheet {
    id state revision total lockedAt marks { criterion value savedAt } abilities { canMark canLock canAmend canRecuse }
  }
`);

export const sheetQuery = graphql(`
  query JudgeSheet($id: ID!) {
    sheet(id: $id) {
      ...StandingFields comment
      entry { code title categoryName organizationName fields { label kind value } }
      rubric { code name weight max step levels { from name description } }
      revisions { criterion previous value revision savedAt reason }
    }
  }
`, [standingFields]);

export type Sheet = ResultOf<typeof sheetQuery>['sheet'];
export type Criterion = Sheet['rubric'][number];
export type Standing = FragmentOf<typeof standingFields>;

export const saveMarkMutation = graphql(`mutation SaveMark($input: SaveMarkInput!) { saveMark(input: $input) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const saveCommentMutation = graphql(`mutation SaveComment($input: SaveCommentInput!) { saveComment(input: $input) { __typename ... on Sheet { id comment } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
export const lockMutation = graphql(`mutation LockSheet($id: ID!) { lockSheet(id: $id) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
export const amendMutation = graphql(`
  mutation AmendMark($input: AmendMarkInput!) {
    amendMark(input: $input) { __typename ... on Sheet { ...StandingFields revisions { criterion previous value revision savedAt reason } } ... on Refusal { ...RefusalFields } }
  }
`, [standingFields, refusalFields]);
export const recuseMutation = graphql(`mutation RecuseSheet($input: RecuseSheetInput!) { recuseSheet(input: $input) { __typename ... on Sheet { ...StandingFields } ... on Refusal { ...RefusalFields } } }`, [standingFields, refusalFields]);
