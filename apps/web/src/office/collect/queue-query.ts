import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

export const queueQuery = graphql(`
  query OfficeQueue($roundId: ID!, $desk: String, $state: String, $categoryId: ID, $search: String, $first: Int!, $after: String) {
    recommendations(roundId: $roundId, desk: $desk, state: $state, categoryId: $categoryId, search: $search, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes {
        id desk state origin isJoined correctBy createdAt
        organization { id name } district { id name }
        entry { id code title state category { id name } member { id name memberNo } }
        abilities { canPass canReturn canDecline }
      }
    }
  }
`);

export type QueueRow = ResultOf<typeof queueQuery>['recommendations']['nodes'][number];

export const passBatchMutation = graphql(`
  mutation PassRecommendations($ids: [ID!]!) {
    passRecommendations(ids: $ids) { __typename done refused { id refusal { ...RefusalFields } } }
  }
`, [refusalFields]);

export const DESKS = ['unit', 'district', 'city'] as const;
export const RECOMMENDATION_STATES = ['in_review', 'returned', 'passed', 'declined', 'withdrawn'] as const;
export const PAGE = 50;
