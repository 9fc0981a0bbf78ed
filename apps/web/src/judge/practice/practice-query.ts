import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

const practiceFields = graphql(`
  fragment PracticeFields on Practice {
    isOpen
    round { id name judgingAt programme { id name } }
    rubric { code name weight max step aspect levels { from name description } measure { unit nominal bands { within mark } } }
    sheets { sampleId number title fields { label value } marks measured total panelMean lockedAt }
  }
`);

export const practiceQuery = graphql(`query MyPractice { myPractice { ...PracticeFields } }`, [practiceFields]);

export type Practice = ResultOf<typeof practiceQuery>['myPractice'][number];
export type PracticeSheet = Practice['sheets'][number];

export const savePracticeMutation = graphql(`
  mutation SavePractice($input: SavePracticeInput!) { savePractice(input: $input) { __typename ... on Practice { ...PracticeFields } ... on Refusal { ...RefusalFields } } }
`, [practiceFields, refusalFields]);
