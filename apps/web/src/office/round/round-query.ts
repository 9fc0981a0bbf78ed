import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

/** What every part of a round's page knows of it; every command on its phases answers the same. */
export const roundFields = graphql(`
  fragment OfficeRound on Round {
    id code name cadence phase isAutomatic collectingAt reviewingAt judgingAt computingAt decidingAt noticeEndsAt publishedAt nextDeadline cancelReason
    season { id year }
    programme { id name code subject categories { id code name position } }
    rules { id number cadence content contentHash }
    feeds { isPriority round { id name phase programme { id name } } }
    preflight { code severity message }
    transitions { fromPhase toPhase at byName isAutomatic reason }
    abilities { canAdvance canStepBack canExtend canCancel nextPhase }
  }
`);

export type OfficeRound = FragmentOf<typeof roundFields>;

export const roundQuery = graphql(`query OfficeRoundPage($id: ID!) { round(id: $id) { ...OfficeRound } }`, [roundFields]);

export const advanceMutation = graphql(`mutation AdvanceRound($input: AdvanceRoundInput!) { advanceRound(input: $input) { __typename ... on Round { ...OfficeRound } ... on Refusal { ...RefusalFields } } }`, [roundFields, refusalFields]);
export const stepBackMutation = graphql(`mutation StepBackRound($input: StepBackRoundInput!) { stepBackRound(input: $input) { __typename ... on Round { ...OfficeRound } ... on Refusal { ...RefusalFields } } }`, [roundFields, refusalFields]);
export const extendMutation = graphql(`mutation ExtendDeadline($input: ExtendDeadlineInput!) { extendDeadline(input: $input) { __typename ... on Round { ...OfficeRound } ... on Refusal { ...RefusalFields } } }`, [roundFields, refusalFields]);
export const cancelMutation = graphql(`mutation CancelRound($input: CancelRoundInput!) { cancelRound(input: $input) { __typename ... on Round { ...OfficeRound } ... on Refusal { ...RefusalFields } } }`, [roundFields, refusalFields]);
