import { graphql, refusalFields, type ResultOf } from '../../data/graphql';
import { mediaFields } from '../../uploads';

export const reviewFields = graphql(`
  fragment WorkReviewFields on WorkReview {
    id entryId state reasonCode reason receivedAt version
    work {
      id title categoryName periodName authors organizationName districtName sections { title text }
      outcomes { kind name value unit base isVerified } video { ...MediaFields } images { ...MediaFields }
    }
    titleFindings { kind level text at length } sectionFindings { kind level text at length }
    steps { act reasonCode reason byName at }
    abilities { canApprove canReturn canWithdraw } obstacle { code message }
  }
`, [mediaFields]);
export type WorkReview = ResultOf<typeof reviewFields>;

export const queueQuery = graphql(`
  query WorksToModerate($state: String!, $after: String) {
    worksToModerate(state: $state, first: 25, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...WorkReviewFields } }
  }
`, [reviewFields]);

/** One of them once more: while its film is being prepared. */
export const reviewQuery = graphql(`query WorkToModerate($id: ID!) { workToModerate(id: $id) { ...WorkReviewFields } }`, [reviewFields]);
export const isPreparing = (row: WorkReview): boolean => row.obstacle?.code === 'WORK_FILM_NOT_READY';

export const moderateMutation = graphql(`
  mutation ModerateWork($input: ModerateWorkInput!) { moderateWork(input: $input) { __typename ... on WorkReview { ...WorkReviewFields } ... on Refusal { ...RefusalFields } } }
`, [reviewFields, refusalFields]);

export const REASONS = { return: ['words', 'privacy', 'portrait', 'quality', 'rights', 'other'], withdraw: ['complaint', 'error', 'other'] } as const;

export const findingsOf = (row: WorkReview) => [...row.titleFindings, ...row.sectionFindings.flat()];
/** Such a text does not go out as it stands; one looks at it by itself and not among many. */
export const isBlocked = (row: WorkReview): boolean => findingsOf(row).some(({ level }) => level === 'block');
