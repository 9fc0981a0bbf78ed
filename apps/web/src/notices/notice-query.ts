import { graphql, refusalFields, type ResultOf } from '../data/graphql';
import { correctionFields } from '../public/list-correction';

export const GROUNDS = ['false_deeds', 'ineligible', 'not_own_work', 'procedure', 'conflict', 'discipline', 'other'] as const;
export type Ground = (typeof GROUNDS)[number];

export const noticesQuery = graphql(`
  query Notices($after: String) {
    notices(first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id number title state openedAt closesAt lastDay winners } }
  }
`);
export type ListedNotice = ResultOf<typeof noticesQuery>['notices']['nodes'][number];

export const noticeQuery = graphql(`
  query NoticePage($id: ID!) {
    notice(id: $id) {
      id roundId number title issuer basis programmeName roundName state workingDays openedAt closesAt lastDay publishedAt winners decideWithinDays
      contact { group address phone hours }
      compliance { code name kind required reached margin isMet }
      categories { id code name places { entryId rank name authors organizationName districtName post deeds } }
      changes { entryId change name organizationName categoryName }
      objections { received settled }
      corrections { ...CorrectionFields }
    }
  }
`, [correctionFields]);
export type ShownNotice = ResultOf<typeof noticeQuery>['notice'];

export const raiseMutation = graphql(`mutation RaiseObjection($input: RaiseObjectionInput!) { raiseObjection(input: $input) { __typename ... on ObjectionReceipt { number key dueOn isQueued } ...RefusalFields } }`, [refusalFields]);

export const statusFields = graphql(`fragment StatusFields on ObjectionStatus { number state isQueued noticeId noticeNumber noticeTitle receivedAt dueOn settledAt finding canWithdraw canAddFiles steps { kind at } files { id name size } }`);
export const statusQuery = graphql(`query ObjectionStatus($number: String!, $key: String!) { objectionStatus(number: $number, key: $key) { ...StatusFields } }`, [statusFields]);
export type ShownStatus = ResultOf<typeof statusQuery>['objectionStatus'];
export const withdrawMutation = graphql(`mutation WithdrawObjection($number: String!, $key: String!) { withdrawObjection(number: $number, key: $key) { __typename ...StatusFields ...RefusalFields } }`, [statusFields, refusalFields]);
