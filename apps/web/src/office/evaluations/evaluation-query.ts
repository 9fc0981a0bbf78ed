import { graphql, type ResultOf } from '../../data/graphql';

export const evaluationQuery = graphql(`
  query DistrictEvaluation($year: Int!) {
    districtEvaluation(year: $year) {
      year version scheme state contentHash computedAt publishedAt signers districtCount
      indicators { code group name text weight source }
      districts { id name }
      sheets { districtId districtName total grade rank lines { indicator value score } answers { id text byName at } }
      evidence { districtId indicator value proof isConfirmed }
      abilities { canArrange canSign canState }
    }
  }
`);
export type Evaluation = ResultOf<typeof evaluationQuery>['districtEvaluation'];
export type District = Evaluation['districts'][number];
export type Sheet = Evaluation['sheets'][number];

export const schemeMutation = graphql(`mutation SaveEvaluationScheme($input: SaveSchemeInput!) { saveEvaluationScheme(input: $input) { __typename ... on DistrictEvaluation { year } ... on Refusal { code message facts } } }`);
export const computeMutation = graphql(`mutation ComputeEvaluation($year: Int!) { computeEvaluation(year: $year) { __typename ... on DistrictEvaluation { year } ... on Refusal { code message facts } } }`);
export const signMutation = graphql(`mutation SignEvaluation($input: SignEvaluationInput!) { signEvaluation(input: $input) { __typename ... on DistrictEvaluation { state } ... on Refusal { code message facts } } }`);
export const stateMutation = graphql(`mutation StateEvidence($input: StateEvidenceInput!) { stateEvidence(input: $input) { __typename ... on DistrictEvaluation { year } ... on Refusal { code message facts } } }`);
export const answerMutation = graphql(`mutation AnswerEvaluation($input: AnswerEvaluationInput!) { answerEvaluation(input: $input) { __typename ... on DistrictEvaluation { year } ... on Refusal { code message facts } } }`);
