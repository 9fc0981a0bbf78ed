import { graphql, refusalFields, type ResultOf } from '../data/graphql';

const accountFields = graphql(`fragment AccountFields on Account { id username name memberId isDisabled grants { id role fromAt toAt organization { id name level } } }`);

export const accountsQuery = graphql(`
  query Accounts($search: String, $after: String) {
    accounts(search: $search, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...AccountFields } }
  }
`, [accountFields]);
export const accountQuery = graphql(`query Account($id: ID!) { account(id: $id) { ...AccountFields } }`, [accountFields]);
export const accountMemberQuery = graphql(`query AccountMember($id: ID!) { member(id: $id) { id name memberNo organization { id name } } }`);
export const openMutation = graphql(`mutation OpenAccount($input: OpenAccountInput!) { openAccount(input: $input) { __typename ...AccountFields ...RefusalFields } }`, [accountFields, refusalFields]);
export const disableMutation = graphql(`mutation DisableAccount($input: DisableAccountInput!) { disableAccount(input: $input) { __typename ...AccountFields ...RefusalFields } }`, [accountFields, refusalFields]);
export const resetMutation = graphql(`mutation ResetPassword($accountId: ID!) { resetPassword(accountId: $accountId) { __typename ... on TemporaryPassword { accountId password until } ...RefusalFields } }`, [refusalFields]);
export const grantMutation = graphql(`mutation GrantRole($input: GrantRoleInput!) { grantRole(input: $input) { __typename ... on Grant { id role fromAt toAt organization { id name level } } ...RefusalFields } }`, [refusalFields]);
export const revokeMutation = graphql(`mutation RevokeRole($input: RevokeRoleInput!) { revokeRole(input: $input) { __typename ... on GrantRevocation { grantId revokedAt } ...RefusalFields } }`, [refusalFields]);
export const organizationsQuery = graphql(`query OrganizationChoice($search: String) { organizations(search: $search, first: 8) { totalCount nodes { id name level } } }`);

export type Account = ResultOf<typeof accountQuery>['account'];
export type HeldGrant = Account['grants'][number];
export type Organization = ResultOf<typeof organizationsQuery>['organizations']['nodes'][number];
export type TemporaryPassword = Extract<ResultOf<typeof resetMutation>['resetPassword'], { readonly __typename: 'TemporaryPassword' }>;
