import { graphql, refusalFields, type FragmentOf, type ResultOf } from '../../data/graphql';

const runFields = graphql(`
  fragment RunFields on ScoreRun {
    id number state stands reason engine inputsHash outputsHash createdAt sealedAt
    job { id state progressDone progressTotal progressNote error }
  }
`);

const decisionFields = graphql(`
  fragment DecisionFields on Decision {
    id state runId contentHash createdAt
    compliance { code name kind required reached margin base isMet }
    places { entryId entryCode name organizationName districtName categoryId categoryName rank score title }
  }
`);

const publicationFields = graphql(`
  fragment PublicationFields on Publication { id state contentHash publishedAt signatures { signerName signedAt } abilities { canSign } }
`);

/**
 * What follows from the sheets of a round: its runs, the list that stands, and its publication. Sealing, deciding and the
 * second signature move the round, so what hangs on its phase comes along.
 */
export const resultsQuery = graphql(`
  query OfficeResults($id: ID!) {
    round(id: $id) { id phase isAutomatic nextDeadline noticeEndsAt publishedAt abilities { canAdvance canStepBack canExtend canCancel nextPhase } transitions { fromPhase toPhase at byName isAutomatic reason } runs { ...RunFields } decision { ...DecisionFields } publication { ...PublicationFields } places { category { id name position } places filled } }
  }
`, [runFields, decisionFields, publicationFields]);

export type Results = ResultOf<typeof resultsQuery>['round'];
export type Run = FragmentOf<typeof runFields>;
export type Decision = FragmentOf<typeof decisionFields>;

export const isGoing = ({ state }: { readonly state: string }): boolean => state === 'queued' || state === 'computing';

/** The lines of every run come along, since a run has no question of its own; hence the small page. */
export const linesQuery = graphql(`
  query OfficeLines($id: ID!, $categoryId: ID, $after: String) {
    round(id: $id) {
      id
      runs {
        id
        lines(categoryId: $categoryId, first: 40, after: $after) {
          totalCount pageInfo { hasNextPage endCursor }
          nodes { entryId entryCode title organizationName categoryId score rank isShared reason judgeCount isWinner sheets { judge judgeName total isDropped } }
        }
      }
    }
  }
`);

export type Line = ResultOf<typeof linesQuery>['round']['runs'][number]['lines']['nodes'][number];

export const startRunMutation = graphql(`mutation StartScoreRun($input: StartScoreRunInput!) { startScoreRun(input: $input) { __typename ... on ScoreRun { ...RunFields } ... on Refusal { ...RefusalFields } } }`, [runFields, refusalFields]);
export const cancelRunMutation = graphql(`mutation CancelScoreRun($id: ID!) { cancelScoreRun(id: $id) { __typename ... on ScoreRun { ...RunFields } ... on Refusal { ...RefusalFields } } }`, [runFields, refusalFields]);
export const decideMutation = graphql(`mutation DecideRound($input: DecideRoundInput!) { decideRound(input: $input) { __typename ... on Decision { ...DecisionFields } ... on Refusal { ...RefusalFields } } }`, [decisionFields, refusalFields]);
export const voidMutation = graphql(`mutation VoidDecision($input: VoidDecisionInput!) { voidDecision(input: $input) { __typename ... on Decision { ...DecisionFields } ... on Refusal { ...RefusalFields } } }`, [decisionFields, refusalFields]);
export const signMutation = graphql(`mutation SignPublication($roundId: ID!, $contentHash: String!) { signPublication(roundId: $roundId, contentHash: $contentHash) { __typename ... on Publication { ...PublicationFields } ... on Refusal { ...RefusalFields } } }`, [publicationFields, refusalFields]);
