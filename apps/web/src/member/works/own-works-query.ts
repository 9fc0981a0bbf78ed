import { graphql, refusalFields, type ResultOf } from '../../data/graphql';

const ownWorkFields = graphql(`
  fragment OwnWorkFields on OwnWork {
    id entryId title state reasonCode reason categoryName periodName programmeCode receivedAt publishedAt abilities { canOffer canWithdraw }
  }
`);
const ownPageFields = graphql(`fragment OwnPageFields on OwnPage { id hasSomething hiddenAt profiles { id title publishedAt } }`);

export const ownWorksQuery = graphql(`query OwnWorks { myWorks { ...OwnWorkFields } myPage { ...OwnPageFields } }`, [ownWorkFields, ownPageFields]);
export type OwnWork = ResultOf<typeof ownWorkFields>;
export type OwnPage = ResultOf<typeof ownPageFields>;

export const offerMutation = graphql(`
  mutation OfferWork($id: ID!, $note: String) { offerWork(id: $id, note: $note) { __typename ... on OwnWork { ...OwnWorkFields } ... on Refusal { ...RefusalFields } } }
`, [ownWorkFields, refusalFields]);
export const withdrawMutation = graphql(`
  mutation WithdrawWorkConsent($id: ID!, $reason: String) { withdrawWorkConsent(id: $id, reason: $reason) { __typename ... on OwnWork { ...OwnWorkFields } ... on Refusal { ...RefusalFields } } }
`, [ownWorkFields, refusalFields]);
export const hideMutation = graphql(`mutation HideMyPage { hideMyPage { __typename ... on OwnPage { ...OwnPageFields } ... on Refusal { ...RefusalFields } } }`, [ownPageFields, refusalFields]);
export const showMutation = graphql(`mutation ShowMyPage { showMyPage { __typename ... on OwnPage { ...OwnPageFields } ... on Refusal { ...RefusalFields } } }`, [ownPageFields, refusalFields]);

/** How a work stands, as its author is told: taken down by oneself is another thing than by the office. */
export type OwnState = 'pending' | 'approved' | 'returned' | 'consent' | 'entry_withdrawn' | 'withdrawn';
export function stateOf({ state, reasonCode }: Pick<OwnWork, 'state' | 'reasonCode'>): OwnState {
  if (state !== 'withdrawn') return state as OwnState;
  return reasonCode === 'consent' || reasonCode === 'entry_withdrawn' ? reasonCode : 'withdrawn';
}
