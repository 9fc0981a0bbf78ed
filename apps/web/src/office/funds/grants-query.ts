import { graphql, type ResultOf } from '../../data/graphql';

export const allowanceQuery = graphql(`
  query AllowanceMonth($month: String!) {
    allowanceMonth(month: $month) {
      month isOver totalFen newCount newFen fundLeftFen canRaise
      lines { holdingId payeeName unitName titleName levelName fromOn toOn days ofDays amountFen payableNumber state }
    }
  }
`);
export type AllowanceMonth = ResultOf<typeof allowanceQuery>['allowanceMonth'];

export const subsidiesQuery = graphql(`
  query ContestSubsidies($year: Int!) {
    contestSubsidies(year: $year) { programmeId name year capFen givenFen roomFen subsidies { id number unitName purpose amountFen state } }
    fundYear(year: $year) { year abilities { canRaise } }
  }
`);
export type ContestSubsidies = ResultOf<typeof subsidiesQuery>['contestSubsidies'][number];

export const grantsQuery = graphql(`
  query StudioGrants($year: Int!) {
    studioGrants(year: $year) { id studioName unitName totalFen firstYear state parts { year fen verdict state canRelease } }
    fundYear(year: $year) { year checks { code requiredFen } abilities { canRaise } }
  }
`);
export type Grant = ResultOf<typeof grantsQuery>['studioGrants'][number];

export const studioChoiceQuery = graphql(`query StudioChoice($search: String) { studios(search: $search, state: "active", first: 8) { totalCount nodes { id name unitName } } }`);
export type ChosenStudio = ResultOf<typeof studioChoiceQuery>['studios']['nodes'][number];

export const raiseMutation = graphql(`mutation RaiseAllowances($input: RaiseAllowancesInput!) { raiseAllowances(input: $input) { __typename ... on AllowanceMonth { month newCount } ... on Refusal { code message facts } } }`);
export const subsidyMutation = graphql(`mutation GrantSubsidy($input: GrantSubsidyInput!) { grantSubsidy(input: $input) { __typename ... on Payable { id number } ... on Refusal { code message facts } } }`);
export const grantMutation = graphql(`mutation GrantStudio($input: GrantStudioInput!) { grantStudio(input: $input) { __typename ... on StudioGrant { id studioName } ... on Refusal { code message facts } } }`);
export const releaseMutation = graphql(`mutation ReleaseGrant($input: ReleaseGrantInput!) { releaseGrant(input: $input) { __typename ... on StudioGrant { id } ... on Refusal { code message facts } } }`);
