import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

export const declarationsQuery = graphql(`
  query MyDeclarations {
    myJudging {
      round { id name computingAt programme { id name } }
      declaration { roundId isSigned text signedAt isBlind ties { name kind note } }
    }
  }
`);

export type Declaration = ResultOf<typeof declarationsQuery>['myJudging'][number]['declaration'];

export const candidatesQuery = graphql(`query DeclarationCandidates($roundId: ID!) { declarationCandidates(roundId: $roundId) { entryId title organizationName } }`);

export type Candidate = ResultOf<typeof candidatesQuery>['declarationCandidates'][number];

export const signMutation = graphql(`
  mutation SignDeclaration($input: SignDeclarationInput!) {
    signDeclaration(input: $input) { __typename ... on QueueDeclaration { roundId isSigned signedAt ties { name kind note } } ... on Refusal { ...RefusalFields } }
  }
`, [refusalFields]);
