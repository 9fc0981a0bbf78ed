import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

export const draftFields = graphql(`
  fragment NewsDraftFields on NewsDraft {
    id kind title summary html source organizationId organizationName seasonYear memberId memberName state reasonCode reason writers publishAt publishedAt changedAt version
    steps { act reasonCode reason byName at } abilities { canWrite canSubmit canReview canWithdraw } cover { id sha256 }
  }
`);
export type NewsDraft = ResultOf<typeof draftFields>;

export const saveMutation = graphql(`mutation SaveNews($input: SaveNewsInput!) { saveNews(input: $input) { __typename ... on NewsDraft { ...NewsDraftFields } ... on Refusal { ...RefusalFields } } }`, [draftFields, refusalFields]);
export const submitMutation = graphql(`mutation SubmitNews($input: SubmitNewsInput!) { submitNews(input: $input) { __typename ... on NewsDraft { ...NewsDraftFields } ... on Refusal { ...RefusalFields } } }`, [draftFields, refusalFields]);
export const reviewMutation = graphql(`mutation ReviewNews($input: ReviewNewsInput!) { reviewNews(input: $input) { __typename ... on NewsDraft { ...NewsDraftFields } ... on Refusal { ...RefusalFields } } }`, [draftFields, refusalFields]);
export const withdrawMutation = graphql(`mutation WithdrawNews($input: WithdrawNewsInput!) { withdrawNews(input: $input) { __typename ... on NewsDraft { ...NewsDraftFields } ... on Refusal { ...RefusalFields } } }`, [draftFields, refusalFields]);
