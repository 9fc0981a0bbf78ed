import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

const listWhatIfFields = graphql(`
  fragment ListWhatIfFields on ListWhatIf {
    id askedBy askedAt state problem places status listed total entering leaving
    asked { code name isPercent from to }
    rules { code name kind percent baseName base required reached margin isMet price isInConflict }
    relaxations { code people text }
    changes { change line { entryId entryCode title organizationName districtName position score quotas } }
  }
`);

export type ListWhatIf = FragmentOf<typeof listWhatIfFields>;
export type ListNumberAsked = ListWhatIf['asked'][number];
export type ListChange = ListWhatIf['changes'][number];

export const listWhatIfsQuery = graphql(`query ListWhatIfs($roundId: ID!) { roundSelection(roundId: $roundId) { id whatIfs { ...ListWhatIfFields } } }`, [listWhatIfFields]);
export const listWhatIfMutation = graphql(`mutation AskListWhatIf($input: ListWhatIfInput!) { listWhatIf(input: $input) { __typename ... on ListWhatIf { ...ListWhatIfFields } ... on Refusal { ...RefusalFields } } }`, [listWhatIfFields, refusalFields]);
