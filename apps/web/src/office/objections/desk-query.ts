import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

export const objectionFields = graphql(`
  fragment ObjectionFields on Objection {
    id number state isQueued receivedAt dueOn isLate settledAt noticeId noticeNumber roundId roundName programmeName outcome effect entryName proposedBy proposedAt finding redecisionId abilities { canPropose canConfirm }
  }
`);

export const objectionsQuery = graphql(`
  query Objections($list: String!, $after: String) { objections(list: $list, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...ObjectionFields } } }
`, [objectionFields]);
export type ObjectionRow = ResultOf<typeof objectionsQuery>['objections']['nodes'][number];

export const openMutation = graphql(`
  mutation OpenObjection($id: ID!) {
    openObjection(id: $id) {
      __typename
      ... on ObjectionCase {
        objection { ...ObjectionFields }
        kind name contact organizationName isSignedIn entryId entryName ground text
        steps { kind at byName text } files { id name size addedAt } judges { id name }
      }
      ...RefusalFields
    }
  }
`, [objectionFields, refusalFields]);
export type OpenedCase = Extract<ResultOf<typeof openMutation>['openObjection'], { __typename: 'ObjectionCase' }>;

export const proposeMutation = graphql(`
  mutation ProposeObjectionDecision($input: ProposeObjectionDecisionInput!) { proposeObjectionDecision(input: $input) { __typename ... on ObjectionsDecided { objections { ...ObjectionFields } } ...RefusalFields } }
`, [objectionFields, refusalFields]);

export const toConfirmQuery = graphql(`query ObjectionsToConfirm { objectionsToConfirm { ...ObjectionFields } }`, [objectionFields]);
export const confirmMutation = graphql(`
  mutation ConfirmObjectionDecision($input: ConfirmObjectionDecisionInput!) { confirmObjectionDecision(input: $input) { __typename ... on ObjectionsDecided { objections { ...ObjectionFields } } ...RefusalFields } }
`, [objectionFields, refusalFields]);
export const sendBackMutation = graphql(`
  mutation SendBackObjection($input: SendBackObjectionInput!) { sendBackObjection(input: $input) { __typename ... on ObjectionsDecided { objections { ...ObjectionFields } } ...RefusalFields } }
`, [objectionFields, refusalFields]);

export const entriesOnNoticeQuery = graphql(`query EntriesOnNotice($id: ID!) { notice(id: $id) { id categories { id name places { entryId name organizationName } } } }`);

export const settingsFields = graphql(`fragment SettingsFields on NoticeSettings { issuer basis contact { group address phone hours } decideWithinDays version isMissing }`);
export const noticeSettingsQuery = graphql(`query NoticeSettings { noticeSettings { ...SettingsFields } }`, [settingsFields]);
export const saveContactMutation = graphql(`mutation SaveNoticeContact($input: SaveNoticeContactInput!) { saveNoticeContact(input: $input) { __typename ...SettingsFields ...RefusalFields } }`, [settingsFields, refusalFields]);
export type Settings = ResultOf<typeof noticeSettingsQuery>['noticeSettings'];
