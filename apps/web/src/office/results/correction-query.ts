import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

const redecisionFields = graphql(`
  fragment RedecisionFields on Redecision {
    id state reason contentHash requestedBy requestedAt settledBy settledAt
    excluded { entryId because reference }
    changes { entryId title organizationName categoryName change isExcluded }
    firstSignature { signerName signedAt reason isOwn }
    abilities { canApply canCancel }
  }
`);

/** What was proposed to change a decided list, its notice, and the lists that were published before. */
export const correctionsQuery = graphql(`
  query ListCorrections($id: ID!) {
    round(id: $id) {
      id phase
      notice { id number state }
      redecisions { ...RedecisionFields }
      publication { id state reason supersedesId }
      supersededLists { publicationId publishedAt supersededAt reason places { entryId name organizationName categoryName isStanding } }
    }
  }
`, [redecisionFields]);
export type Corrections = ResultOf<typeof correctionsQuery>['round'];
export type ListChange = Corrections['redecisions'][number];

export const proposeRedecisionMutation = graphql(`mutation ProposeRedecision($input: ProposeRedecisionInput!) { proposeRedecision(input: $input) { __typename ...RedecisionFields ...RefusalFields } }`, [redecisionFields, refusalFields]);
export const applyRedecisionMutation = graphql(`mutation ApplyRedecision($id: ID!) { applyRedecision(id: $id) { __typename ...RedecisionFields ...RefusalFields } }`, [redecisionFields, refusalFields]);
export const cancelRedecisionMutation = graphql(`mutation CancelRedecision($id: ID!) { cancelRedecision(id: $id) { __typename ...RedecisionFields ...RefusalFields } }`, [redecisionFields, refusalFields]);
export const supersedeMutation = graphql(`mutation SupersedePublication($input: SupersedePublicationInput!) { supersedePublication(input: $input) { __typename ... on Publication { id state reason } ...RefusalFields } }`, [refusalFields]);
