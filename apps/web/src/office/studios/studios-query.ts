import { graphql, type ResultOf } from '../../data/graphql';

export const studiosQuery = graphql(`
  query Studios($search: String, $state: String, $after: String) {
    studios(search: $search, state: $state, first: 20, after: $after) {
      nodes {
        id number name organizationId unitName districtName leadName field foundedOn level state removedOn removeReason memberCount outputCount
        members { memberId name memberNo isLead fromOn toOn }
        leadChanges { id formerLeadName leadName fromOn reason }
        outputs { id kind title onDay proof }
        reviews { id year report reportedByName reportedAt verdict reason decidedByName decidedAt }
        abilities { canChange canReport canReview }
      }
      pageInfo { hasNextPage endCursor } totalCount
    }
  }
`);
export type Studio = ResultOf<typeof studiosQuery>['studios']['nodes'][number];

export const importMutation = graphql(`mutation ImportStudios($fileId: ID!) { importStudios(fileId: $fileId) { __typename ... on StudioImport { registered } ... on Refusal { code message facts } } }`);
export const outputMutation = graphql(`mutation RecordOutput($input: RecordOutputInput!) { recordOutput(input: $input) { __typename ... on Studio { id outputCount outputs { id kind title onDay proof } } ... on Refusal { code message facts } } }`);
export const reportMutation = graphql(`mutation ReportStudioYear($input: ReportStudioYearInput!) { reportStudioYear(input: $input) { __typename ... on Studio { id reviews { id year report reportedByName reportedAt verdict reason decidedByName decidedAt } } ... on Refusal { code message facts } } }`);
export const reviewMutation = graphql(`mutation ReviewStudio($input: ReviewStudioInput!) { reviewStudio(input: $input) { __typename ... on Studio { id state removedOn removeReason reviews { id year report reportedByName reportedAt verdict reason decidedByName decidedAt } abilities { canChange canReport canReview } } ... on Refusal { code message facts } } }`);

const CHANGED = graphql(`fragment StudioChanged on Studio { id leadName memberCount members { memberId name memberNo isLead fromOn toOn } leadChanges { id formerLeadName leadName fromOn reason } }`);
export const registerMutation = graphql(`mutation RegisterStudio($input: RegisterStudioInput!) { registerStudio(input: $input) { __typename ... on Studio { id number name } ... on Refusal { code message facts } } }`);
export const joinMutation = graphql(`mutation JoinStudio($input: StudioMemberInput!) { joinStudio(input: $input) { __typename ... on Studio { id ...StudioChanged } ... on Refusal { code message facts } } }`, [CHANGED]);
export const leaveMutation = graphql(`mutation LeaveStudio($input: StudioMemberInput!) { leaveStudio(input: $input) { __typename ... on Studio { id ...StudioChanged } ... on Refusal { code message facts } } }`, [CHANGED]);
export const leadMutation = graphql(`mutation ChangeStudioLead($input: ChangeStudioLeadInput!) { changeStudioLead(input: $input) { __typename ... on Studio { id ...StudioChanged } ... on Refusal { code message facts } } }`, [CHANGED]);
