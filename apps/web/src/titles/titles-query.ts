import { graphql, refusalFields, type ResultOf } from '../data/graphql';

export const titlesQuery = graphql(`
  query Titles {
    titles { id code name grantedBy levels { code name cap holders vacant posted allowanceFen termMonths } postings { id number titleName levelName places conditions fromOn toOn roundId phase isOpen } }
  }
`);

export const holdersQuery = graphql(`
  query TitleHolders($titleId: ID!, $isStanding: Boolean!, $after: String) {
    titleHolders(titleId: $titleId, isStanding: $isStanding, first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { id name unitName levelName fromOn toOn isStanding } }
  }
`);

const evidenceFields = graphql(`fragment TitleEvidenceFields on TitleEvidence { id code kindName title onDay state reason }`);

const ownFields = graphql(`
  fragment OwnTitleFields on OwnTitle {
    id titleName levelName fromOn untilOn endedOn endKind nextAssessmentOn isOverdue allowanceFen passMark parts { code name weight } needed { code name withinMonths isShown } evidence { ...TitleEvidenceFields }
  }
`, [evidenceFields]);

export const ownTitlesQuery = graphql(`query MyTitles { myTitles { ...OwnTitleFields } }`, [ownFields]);
export const claimEvidenceMutation = graphql(`mutation ClaimTitleEvidence($input: ClaimTitleEvidenceInput!) { claimTitleEvidence(input: $input) { __typename ...OwnTitleFields ...RefusalFields } }`, [ownFields, refusalFields]);

const markFields = graphql(`
  fragment TitleAssessmentFields on TitleAssessment {
    id titleName levelName holderName unitName fromOn dueOn state lockedAt parts { code name weight mark } evidence { ...TitleEvidenceFields }
  }
`, [evidenceFields]);

export const toMarkQuery = graphql(`query TitleAssessmentsToMark { titleAssessmentsToMark { ...TitleAssessmentFields } }`, [markFields]);
export const saveMarksMutation = graphql(`mutation SaveTitleMarks($input: SaveTitleMarksInput!) { saveTitleMarks(input: $input) { __typename ...TitleAssessmentFields ...RefusalFields } }`, [markFields, refusalFields]);

export type PublicTitle = ResultOf<typeof titlesQuery>['titles'][number];
export type OwnTitle = ResultOf<typeof ownTitlesQuery>['myTitles'][number];
export type AssessmentToMark = ResultOf<typeof toMarkQuery>['titleAssessmentsToMark'][number];
