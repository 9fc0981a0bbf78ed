import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

export const deskTitlesQuery = graphql(`query DeskTitles { titles { id code name } }`);

const deskFields = graphql(`
  fragment TitleDeskFields on TitleDesk {
    id versionNumber content
    title { id code name grantedBy levels { code name cap holders vacant posted allowanceFen termMonths } }
    holdings {
      id name unitName level levelName placeNumber fromOn untilOn allowanceFen nextAssessmentOn isOverdue hasLeftUnit isOffList isTermOver missingEvidence
      evidence { id code kindName title onDay state reason }
      assessment { id state assessors locked needed total failedBy openedAt }
    }
    motions { id kind memberName levelName endKind fromOn reason requestedBy requestedAt canConfirm canCancel }
    postings { id number levelName places conditions fromOn toOn roundId phase state nominations winners { entryId name unitName rank } }
    abilities { canDefine canGrant canExamine canPost }
  }
`);

export const titleDeskQuery = graphql(`query TitleDesk($titleId: ID!) { titleDesk(titleId: $titleId) { ...TitleDeskFields } }`, [deskFields]);
export const candidatesQuery = graphql(`query AssessorCandidates($holdingId: ID!) { assessorCandidates(holdingId: $holdingId) { accountId name isJudge conflict } }`);

export const defineTitleMutation = graphql(`mutation DefineTitle($input: DefineTitleInput!) { defineTitle(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const reviseTitleMutation = graphql(`mutation ReviseTitle($input: ReviseTitleInput!) { reviseTitle(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const enterHolderMutation = graphql(`mutation EnterTitleHolder($input: EnterHolderInput!) { enterTitleHolder(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const endTitleMutation = graphql(`mutation EndTitle($input: EndTitleInput!) { endTitle(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const confirmMotionMutation = graphql(`mutation ConfirmTitleMotion($motionId: ID!) { confirmTitleMotion(motionId: $motionId) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const cancelMotionMutation = graphql(`mutation CancelTitleMotion($motionId: ID!, $reason: String!) { cancelTitleMotion(motionId: $motionId, reason: $reason) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const openAssessmentMutation = graphql(`mutation OpenTitleAssessment($input: OpenTitleAssessmentInput!) { openTitleAssessment(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const concludeMutation = graphql(`mutation ConcludeTitleAssessment($assessmentId: ID!) { concludeTitleAssessment(assessmentId: $assessmentId) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const enterEvidenceMutation = graphql(`mutation EnterTitleEvidence($input: ClaimTitleEvidenceInput!) { enterTitleEvidence(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const settleEvidenceMutation = graphql(`mutation SettleTitleEvidence($input: SettleTitleEvidenceInput!) { settleTitleEvidence(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const postVacancyMutation = graphql(`mutation PostTitleVacancy($input: PostVacancyInput!) { postTitleVacancy(input: $input) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const appointMutation = graphql(`mutation AppointTitleWinner($postingId: ID!, $entryId: ID!) { appointTitleWinner(postingId: $postingId, entryId: $entryId) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);
export const closePostingMutation = graphql(`mutation CloseTitlePosting($postingId: ID!, $reason: String!) { closeTitlePosting(postingId: $postingId, reason: $reason) { __typename ...TitleDeskFields ...RefusalFields } }`, [deskFields, refusalFields]);

export type Desk = ResultOf<typeof titleDeskQuery>['titleDesk'];
export type Holding = Desk['holdings'][number];
export type Motion = Desk['motions'][number];
export type DeskPosting = Desk['postings'][number];
