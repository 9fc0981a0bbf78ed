import { graphql, refusalFields, type ResultOf, type FragmentOf } from '../../data/graphql';

const selectionFields = graphql(`
  fragment SelectionFields on Selection {
    id runId number state engine inputsHash outputsHash createdAt startedBy sealedAt places objective candidates listed status total freeTotal price secondOpinion isProved proofCases
    relaxations { code people text }
    rules { code name kind percent baseName base required reached margin isMet price isInConflict }
    lines { entryId entryCode title organizationName districtName categoryName position rank score quotas hasPriority prioritySources isListed override reserve fits displacedBy }
    overrides { id state added removed reason requestedBy requestedAt settledBy settledAt canConfirm unmet { code name kind required reached } }
    excluded { entryId because reference }
    abilities { canStart canCancel canOverride canDecide }
    job { id progressDone progressTotal progressNote error }
  }
`);

export type Selection = FragmentOf<typeof selectionFields>;
export type SelectionRule = Selection['rules'][number];
export type SelectionLine = Selection['lines'][number];
export type SelectionOverride = Selection['overrides'][number];

export const selectionQuery = graphql(`query OfficeSelection($roundId: ID!) { roundSelection(roundId: $roundId) { ...SelectionFields } }`, [selectionFields]);

/** Whom the panel could add: everybody who may win, by position. */
export const candidatesQuery = graphql(`
  query SelectionCandidates($selectionId: ID!, $search: String) {
    selectionCandidates(selectionId: $selectionId, search: $search, first: 12) { totalCount nodes { entryId entryCode title organizationName position score isListed } }
  }
`);
export type Candidate = ResultOf<typeof candidatesQuery>['selectionCandidates']['nodes'][number];

/** Rules that a change by hand would break: asked while it is put together. */
export const overrideOutcomeQuery = graphql(`query OverrideOutcome($input: OverrideOutcomeInput!) { overrideOutcome(input: $input) { listed places unmet { code name kind required reached } } }`);
export type UnmetRule = ResultOf<typeof overrideOutcomeQuery>['overrideOutcome']['unmet'][number];

export const startSelectionMutation = graphql(`mutation StartSelection($input: StartSelectionInput!) { startSelection(input: $input) { __typename ... on Selection { ...SelectionFields } ... on Refusal { ...RefusalFields } } }`, [selectionFields, refusalFields]);
export const cancelSelectionMutation = graphql(`mutation CancelSelection($id: ID!) { cancelSelection(id: $id) { __typename ... on Selection { ...SelectionFields } ... on Refusal { ...RefusalFields } } }`, [selectionFields, refusalFields]);
export const overrideMutation = graphql(`mutation OverrideSelection($input: OverrideSelectionInput!) { overrideSelection(input: $input) { __typename ... on Selection { ...SelectionFields } ... on Refusal { ...RefusalFields } } }`, [selectionFields, refusalFields]);
export const confirmOverrideMutation = graphql(`mutation ConfirmOverride($id: ID!) { confirmOverride(id: $id) { __typename ... on Selection { ...SelectionFields } ... on Refusal { ...RefusalFields } } }`, [selectionFields, refusalFields]);
export const cancelOverrideMutation = graphql(`mutation CancelOverride($id: ID!) { cancelOverride(id: $id) { __typename ... on Selection { ...SelectionFields } ... on Refusal { ...RefusalFields } } }`, [selectionFields, refusalFields]);

export const isGoing = ({ state }: Pick<Selection, 'state'>): boolean => state === 'queued' || state === 'computing';
