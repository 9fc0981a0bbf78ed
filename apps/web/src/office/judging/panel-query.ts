import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

const judgeFields = graphql(`fragment PanelJudgeFields on PanelJudge { accountId name role organizationName loadLimit assigned locked conflicts }`);

export const panelFields = graphql(`
  fragment PanelFields on Panel {
    id version judges { ...PanelJudgeFields }
    assignmentSummary { entries complete perEntry minLoad maxLoad isConnected }
    abilities { canAppoint canAssign }
  }
`, [judgeFields]);

export type Panel = FragmentOf<typeof panelFields>;
export type PanelJudge = FragmentOf<typeof judgeFields>;

export const panelQuery = graphql(`query OfficePanel($roundId: ID!) { panel(roundId: $roundId) { ...PanelFields } }`, [panelFields]);
export const candidatesQuery = graphql(`query JudgeCandidates($search: String) { judgeCandidates(search: $search) { ...PanelJudgeFields } }`, [judgeFields]);
export const appointMutation = graphql(`mutation AppointPanel($input: AppointPanelInput!) { appointPanel(input: $input) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
export const assignMutation = graphql(`mutation AssignEntries($roundId: ID!) { assignEntries(roundId: $roundId) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
export const byHandMutation = graphql(`mutation AssignByHand($input: AssignByHandInput!) { assignByHand(input: $input) { __typename ... on Panel { ...PanelFields } ... on Refusal { ...RefusalFields } } }`, [panelFields, refusalFields]);
