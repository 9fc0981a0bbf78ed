import { graphql, type ResultOf } from '../../data/graphql';

export const roundFields = graphql(`
  fragment RoundCertificatesFields on RoundCertificates {
    roundId
    round { roundId roundName programmeName publishedAt honours issued }
    rare { honourId name unit characters canBePictured }
    batches { id kind state total issued drawn reason createdAt createdByName finishedAt downloadUrl }
  }
`);

export const roundsQuery = graphql(`query CertificateRounds { certificateRounds { roundId roundName programmeName publishedAt honours issued } }`);
export const roundQuery = graphql(`query RoundCertificatesPage($roundId: ID!) { roundCertificates(roundId: $roundId) { ...RoundCertificatesFields } }`, [roundFields]);
export const issueMutation = graphql(`
  mutation IssueCertificates($input: IssueCertificatesInput!) { issueCertificates(input: $input) { __typename ...RoundCertificatesFields ... on Refusal { code message facts } } }
`, [roundFields]);
export const reissueMutation = graphql(`
  mutation ReissueCertificate($input: ReissueCertificateInput!) { reissueCertificate(input: $input) { __typename ...RoundCertificatesFields ... on Refusal { code message facts } } }
`, [roundFields]);
export const cancelMutation = graphql(`
  mutation CancelCertificateBatch($id: ID!) { cancelCertificateBatch(id: $id) { __typename ...RoundCertificatesFields ... on Refusal { code message facts } } }
`, [roundFields]);
export const listQuery = graphql(`
  query CertificateList($roundId: ID, $state: String, $search: String, $after: String) {
    certificates(roundId: $roundId, state: $state, search: $search, first: 30, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { id number code state name authors unit occasion title higherTitle issuedOn endedAt endReason replacedByNumber downloadUrl }
    }
  }
`);

export type CertificateRound = ResultOf<typeof roundsQuery>['certificateRounds'][number];
export type RoundCertificates = ResultOf<typeof roundQuery>['roundCertificates'];
export type Batch = RoundCertificates['batches'][number];
export type Rare = RoundCertificates['rare'][number];
export type ListedCertificate = ResultOf<typeof listQuery>['certificates']['nodes'][number];
