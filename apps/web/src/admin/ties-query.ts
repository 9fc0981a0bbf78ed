import { graphql, refusalFields, type ResultOf } from '../data/graphql';

const tieFields = graphql(`fragment TieFields on MemberTie { id kind label onDay fromDay toDay source memberA { id name memberNo organization { id name } } memberB { id name memberNo organization { id name } } }`);

export const tiesQuery = graphql(`
  query MemberTies($kind: String, $after: String) {
    memberTies(kind: $kind, first: 20, after: $after) { totalCount pageInfo { hasNextPage endCursor } nodes { ...TieFields } }
  }
`, [tieFields]);
export const recordTieMutation = graphql(`mutation RecordTie($input: RecordTieInput!) { recordTie(input: $input) { __typename ...TieFields ...RefusalFields } }`, [tieFields, refusalFields]);
export const endTieMutation = graphql(`mutation EndTie($input: EndTieInput!) { endTie(input: $input) { __typename ...TieFields ...RefusalFields } }`, [tieFields, refusalFields]);

export type Tie = ResultOf<typeof tiesQuery>['memberTies']['nodes'][number];
