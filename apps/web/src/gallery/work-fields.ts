import { graphql, type ResultOf } from '../data/graphql';

/** What a card shows of a public work. */
export const workFields = graphql(`
  fragment WorkFields on Work {
    id title categoryCode categoryName programmeCode periodCode authors organizationId organizationName districtName summary isAwarded honourTitle publishedAt
    outcomes { kind name value unit base isVerified }
    cover { id kind state thumbnailUrl posterUrl width height durationSeconds }
    video { id durationSeconds state }
  }
`);
export type ShownWork = ResultOf<typeof workFields>;
export type ShownOutcome = ShownWork['outcomes'][number];
