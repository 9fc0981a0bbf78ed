import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

const blindnessFields = graphql(`
  fragment BlindnessFields on Blindness {
    isBlind commitment drawnAt coded secret
    decoding { requestedByName requestedAt reason confirmedByName confirmedAt }
    codes { code entryId entryCode title }
    abilities { canRequestDecoding canConfirmDecoding }
  }
`);

export type Blindness = FragmentOf<typeof blindnessFields>;

export const blindnessQuery = graphql(`query RoundBlindness($roundId: ID!) { round(id: $roundId) { id blindness { ...BlindnessFields } } }`, [blindnessFields]);
export const requestDecodingMutation = graphql(`mutation RequestDecoding($input: RequestDecodingInput!) { requestDecoding(input: $input) { __typename ... on Blindness { ...BlindnessFields } ... on Refusal { ...RefusalFields } } }`, [blindnessFields, refusalFields]);
export const confirmDecodingMutation = graphql(`mutation ConfirmDecoding($roundId: ID!) { confirmDecoding(roundId: $roundId) { __typename ... on Blindness { ...BlindnessFields } ... on Refusal { ...RefusalFields } } }`, [blindnessFields, refusalFields]);
