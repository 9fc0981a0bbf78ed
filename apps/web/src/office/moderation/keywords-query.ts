import { graphql, refusalFields } from '../../data/graphql';

export const wordsQuery = graphql(`query ModerationWords { moderationWords { id word level note } }`);
export const saveWordsMutation = graphql(`
  mutation SaveModerationWords($input: SaveModerationWordsInput!) { saveModerationWords(input: $input) { __typename ... on ModerationWords { words { id } } ... on Refusal { ...RefusalFields } } }
`, [refusalFields]);
