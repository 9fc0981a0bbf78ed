import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

const judgeFields = graphql(`fragment PanelJudgeFields on PanelJudge { accountId name role organizationName loadLimit assigned locked conflicts hasSigned }`);

export const panelFields = graphql(`
  fragment PanelFields on Panel {
    id version judges { ...PanelJudgeFields }
    assignmentSummary { entries complete perEntry minLoad maxLoad isConnected shortCount short { entryId entryCode title assigned } }
    abilities { canAppoint canAssign canRebalance }
  }
`, [judgeFields]);

export type Panel = FragmentOf<typeof panelFields>;
export type PanelJudge = FragmentOf<typeof judgeFields>;

const moveFields = graphql(`fragment MoveFields on AssignmentMove { entryId entryCode title judgeId judgeName reason wasBegun }`);

const versionFields = graphql(`
  fragment PanelVersionFields on PanelVersion {
    version appointedAt appointedByName reason isRebalance kept
    judges { accountId name role loadLimit } added { accountId name role loadLimit } removed { accountId name role loadLimit }
    made { ...MoveFields } released { ...MoveFields }
  }
`, [moveFields]);

export type AssignmentMove = FragmentOf<typeof moveFields>;
export type PanelVersion = FragmentOf<typeof versionFields>;

export const versionsQuery = graphql(`query PanelVersions($roundId: ID!) { panel(roundId: $roundId) { id versions { ...PanelVersionFields } } }`, [versionFields]);
export const panelPreviewQuery = graphql(`query PanelPreview($input: AppointPanelInput!) { panelPreview(input: $input) { __typename ... on PanelVersion { ...PanelVersionFields } ... on Refusal { ...RefusalFields } } }`, [versionFields, refusalFields]);
export const substitutePreviewQuery = graphql(`query SubstitutePreview($input: SubstitutePreviewInput!) { substitutePreview(input: $input) { __typename ... on PanelVersion { ...PanelVersionFields } ... on Refusal { ...RefusalFields } } }`, [versionFields, refusalFields]);

const assignmentMovesFields = graphql(`
  fragment AssignmentMovesFields on AssignmentMoves {
    madeCount releasedCount lostCount kept
    loads { judgeId judgeName before gains gives after }
    made { ...MoveFields } released { ...MoveFields }
  }
`, [moveFields]);

export type AssignmentMoves = FragmentOf<typeof assignmentMovesFields>;

export const assignmentPreviewQuery = graphql(`query AssignmentPreview($roundId: ID!) { assignmentPreview(roundId: $roundId) { __typename ... on AssignmentMoves { ...AssignmentMovesFields } ... on Refusal { ...RefusalFields } } }`, [assignmentMovesFields, refusalFields]);

export const candidatesQuery = graphql(`query JudgeCandidates($search: String) { judgeCandidates(search: $search) { ...PanelJudgeFields } }`, [judgeFields]);
export const appointMutation = graphql(`mutation AppointPanel($input: AppointPanelInput!) { appointPanel(input: $input) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
export const substituteMutation = graphql(`mutation SubstituteJudge($input: SubstituteJudgeInput!) { substituteJudge(input: $input) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
export const assignMutation = graphql(`mutation AssignEntries($roundId: ID!) { assignEntries(roundId: $roundId) { __typename ... on AssignedEntries { panel { ...PanelFields } moves { ...AssignmentMovesFields } } ... on Refusal { ...RefusalFields } } }`, [panelFields, assignmentMovesFields, refusalFields]);
export const byHandMutation = graphql(`mutation AssignByHand($input: AssignByHandInput!) { assignByHand(input: $input) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
