import { graphql, refusalFields, type FragmentOf } from '../../data/graphql';

const agreementFields = graphql(`fragment AgreementFields on Agreement { icc21 icc2k alpha kendallW }`);

const reportFields = graphql(`
  fragment PracticeReportFields on PracticeReport {
    planned samples isOpen light laidOut { number title fields { label value } }
    agreement { ...AgreementFields }
    criteria { criterion name agreement { ...AgreementFields } }
    judges { accountId name locked offset }
  }
`, [agreementFields]);

export type Agreement = FragmentOf<typeof agreementFields>;
export type PracticeReport = FragmentOf<typeof reportFields>;

export const practiceReportQuery = graphql(`query PracticeReport($roundId: ID!) { practiceReport(roundId: $roundId) { ...PracticeReportFields } }`, [reportFields]);
export const setPracticeMutation = graphql(`mutation SetPractice($input: SetPracticeInput!) { setPractice(input: $input) { __typename ... on PracticeReport { ...PracticeReportFields } ... on Refusal { ...RefusalFields } } }`, [reportFields, refusalFields]);
