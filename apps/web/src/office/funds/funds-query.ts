import { graphql, type ResultOf } from '../../data/graphql';

export const yearQuery = graphql(`
  query FundYear($year: Int!) {
    fundYear(year: $year) {
      year payrollFen trainingFen trainingFrontLineFen bankFen
      funds { fund name budgetFen appropriatedFen committedFen paidFen leftFen }
      checks { code name text isFloor requiredFen reachedFen marginFen isMet }
      abilities { canPlan canApprove canPay canRaise }
    }
    payableFigures(year: $year) { state count amountFen }
  }
`);
export type FundYear = ResultOf<typeof yearQuery>['fundYear'];

export const payablesQuery = graphql(`
  query Payables($year: Int!, $state: String, $after: String) {
    payables(year: $year, state: $state, first: 50, after: $after) {
      nodes { id number kind purpose payeeName unitName amountFen state dropReason approvedByName bankNote abilities { canApprove canDrop canPay } }
      pageInfo { hasNextPage endCursor } totalCount
    }
  }
`);
export type Payable = ResultOf<typeof payablesQuery>['payables']['nodes'][number];

export const batchesQuery = graphql(`
  query PaymentBatches($after: String) {
    paymentBatches(first: 20, after: $after) { nodes { id number state preparedByName preparedAt settledAt count totalFen canSettle } pageInfo { hasNextPage endCursor } totalCount }
  }
`);

export const bookingsQuery = graphql(`
  query FundBookings($year: Int!, $after: String) {
    fundBookings(year: $year, first: 50, after: $after) {
      nodes { id number kind onDay text reverses reversedBy bookedByName lines { account fen } canReverse } pageInfo { hasNextPage endCursor } totalCount
    }
  }
`);

export const planMutation = graphql(`mutation SetFundYear($input: SetFundYearInput!) { setFundYear(input: $input) { __typename ... on FundYear { year } ... on Refusal { code message facts } } }`);
export const appropriateMutation = graphql(`mutation AppropriateFund($input: AppropriateFundInput!) { appropriateFund(input: $input) { __typename ... on FundBooking { id number } ... on Refusal { code message facts } } }`);
export const approveMutation = graphql(`mutation ApprovePayables($payableIds: [ID!]!) { approvePayables(payableIds: $payableIds) { __typename ... on PayableApproval { payables { id state } } ... on Refusal { code message facts } } }`);
export const dropMutation = graphql(`mutation DropPayable($input: DropPayableInput!) { dropPayable(input: $input) { __typename ... on Payable { id state dropReason } ... on Refusal { code message facts } } }`);
export const prepareMutation = graphql(`mutation PreparePayment($payableIds: [ID!]!) { preparePayment(payableIds: $payableIds) { __typename ... on PaymentBatch { id number } ... on Refusal { code message facts } } }`);
export const settleMutation = graphql(`mutation SettlePayment($input: SettlePaymentInput!) { settlePayment(input: $input) { __typename ... on PaymentBatch { id number state } ... on Refusal { code message facts } } }`);
export const cancelMutation = graphql(`mutation CancelPayment($batchId: ID!) { cancelPayment(batchId: $batchId) { __typename ... on PaymentBatch { id state } ... on Refusal { code message facts } } }`);
export const reverseMutation = graphql(`mutation ReverseBooking($input: ReverseBookingInput!) { reverseBooking(input: $input) { __typename ... on FundBooking { id number } ... on Refusal { code message facts } } }`);
