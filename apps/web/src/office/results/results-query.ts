import { graphql, refusalFields, type FragmentOf, type ResultOf } from '../../data/graphql';

const runFields = graphql(`
  fragment RunFields on ScoreRun {
    id number state stands reason engine inputsHash outputsHash createdAt sealedAt sheetsChanged
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
    round(id: $id) { id phase isAutomatic nextDeadline noticeEndsAt publishedAt abilities { canAdvance canStepBack canExtend canCancel nextPhase } transitions { fromPhase toPhase at byName isAutomatic reason } runs { ...RunFields } decision { ...DecisionFields } publication { ...PublicationFields } places { category { id name position } places filled empty { notScored belowMinimum tieAtCut noCandidates } } }
  }
`, [runFields, decisionFields, publicationFields]);

export type Results = ResultOf<typeof resultsQuery>['round'];
export type Run = FragmentOf<typeof runFields>;
export type Decision = FragmentOf<typeof decisionFields>;

export const isGoing = ({ state }: { readonly state: string }): boolean => state === 'queued' || state === 'computing';

/** A run and how sure it is: what its page shows above the ranking. */
export const runQuery = graphql(`
  query OfficeRun($id: ID!) {
    scoreRun(id: $id) {
      id stands
      method { kind high low minJudges decimals rounding }
      advice {
        engine panel components warnings
        variance { entry judge error }
        reliability { value light meaning icc21 icc2k alpha kendallW }
        affinity { mean se }
        judges { judge judgeName sheets severity se spread noise warnings }
        residuals { entryId judge standardised }
      }
      awardLines {
        category { id name }
        places minimumMark filled score uncertainEntryIds
        disagreements { entryId entryCode title score rank calibratedScore calibratedRank change }
      }
      rescoring { state requestedBy requestedAt settledBy settledAt cancelReason abilities { canRequest canConfirm canCancel } }
    }
  }
`);

export type RunPage = ResultOf<typeof runQuery>['scoreRun'];
export type Advice = NonNullable<RunPage['advice']>;
export type AdvisedJudge = Advice['judges'][number];
export type AwardLine = RunPage['awardLines'][number];
export type Rescoring = NonNullable<RunPage['rescoring']>;

export const linesQuery = graphql(`
  query OfficeLines($id: ID!, $categoryId: ID, $after: String) {
    scoreRun(id: $id) {
      id
      lines(categoryId: $categoryId, first: 40, after: $after) {
        totalCount pageInfo { hasNextPage endCursor }
        nodes {
          entryId entryCode title organizationName categoryId score rank isShared reason judgeCount isWinner
          calibratedScore se calibratedRank rankLow rankHigh isUncertain isBelowPass
          components { code score isBelowPass }
          sheets { judge judgeName total isDropped }
        }
      }
    }
  }
`);

export type Line = ResultOf<typeof linesQuery>['scoreRun']['lines']['nodes'][number];

const changeFields = graphql(`
  fragment ChangeFields on RankingChange { entryId entryCode title organizationName categoryId categoryName oldScore newScore oldRank newRank change }
`);

export type RankingChange = FragmentOf<typeof changeFields>;

export const previewQuery = graphql(`
  query RescoringPreview($runId: ID!) { previewRescoring(runId: $runId) { runId standingNumber unchanged entering leaving changes { ...ChangeFields } } }
`, [changeFields]);

const rescoringFields = graphql(`
  fragment RescoringFields on ScoreRun { id stands rescoring { state requestedBy requestedAt settledBy settledAt cancelReason abilities { canRequest canConfirm canCancel } } }
`);

export const applyRescoringMutation = graphql(`mutation ApplyRescoring($runId: ID!) { applyRescoring(runId: $runId) { __typename ... on ScoreRun { ...RescoringFields } ... on Refusal { ...RefusalFields } } }`, [rescoringFields, refusalFields]);
export const cancelRescoringMutation = graphql(`mutation CancelRescoring($input: CancelRescoringInput!) { cancelRescoring(input: $input) { __typename ... on ScoreRun { ...RescoringFields } ... on Refusal { ...RefusalFields } } }`, [rescoringFields, refusalFields]);

const whatIfFields = graphql(`
  fragment WhatIfFields on WhatIf { id askedBy askedAt state problem hasList method trim minJudges weights { criterion weight } entering leaving moved changes { ...ChangeFields } }
`, [changeFields]);

export type WhatIf = FragmentOf<typeof whatIfFields>;

export const whatIfsQuery = graphql(`query WhatIfs($id: ID!) { scoreRun(id: $id) { id whatIfs { ...WhatIfFields } } }`, [whatIfFields]);
export const whatIfMutation = graphql(`mutation AskWhatIf($input: WhatIfInput!) { whatIf(input: $input) { __typename ... on WhatIf { ...WhatIfFields } ... on Refusal { ...RefusalFields } } }`, [whatIfFields, refusalFields]);

export const startRunMutation = graphql(`mutation StartScoreRun($input: StartScoreRunInput!) { startScoreRun(input: $input) { __typename ... on ScoreRun { ...RunFields } ... on Refusal { ...RefusalFields } } }`, [runFields, refusalFields]);
export const cancelRunMutation = graphql(`mutation CancelScoreRun($id: ID!) { cancelScoreRun(id: $id) { __typename ... on ScoreRun { ...RunFields } ... on Refusal { ...RefusalFields } } }`, [runFields, refusalFields]);
export const decideMutation = graphql(`mutation DecideRound($input: DecideRoundInput!) { decideRound(input: $input) { __typename ... on Decision { ...DecisionFields } ... on Refusal { ...RefusalFields } } }`, [decisionFields, refusalFields]);
export const voidMutation = graphql(`mutation VoidDecision($input: VoidDecisionInput!) { voidDecision(input: $input) { __typename ... on Decision { ...DecisionFields } ... on Refusal { ...RefusalFields } } }`, [decisionFields, refusalFields]);
export const signMutation = graphql(`mutation SignPublication($roundId: ID!, $contentHash: String!) { signPublication(roundId: $roundId, contentHash: $contentHash) { __typename ... on Publication { ...PublicationFields } ... on Refusal { ...RefusalFields } } }`, [publicationFields, refusalFields]);
