import { graphql, refusalFields, type ResultOf } from '../data/graphql';

/** What is shown of a file, wherever it is shown. */
export const mediaFields = graphql(`
  fragment MediaFields on Media {
    id kind name size sha256 mimeType state progress refusal { code message } durationSeconds width height hasAudio
    posterUrl imageUrl thumbnailUrl videoUrl hlsUrl captions { lang label url } downloadUrl abilities { canRemove }
  }
`);
export type ShownMedia = ResultOf<typeof mediaFields>;

export const registerMutation = graphql(`mutation RegisterMedia($input: RegisterMediaInput!) { registerMedia(input: $input) { __typename ... on Media { ...MediaFields } ... on Refusal { ...RefusalFields } } }`, [mediaFields, refusalFields]);
export const removeMutation = graphql(`mutation RemoveMedia($id: ID!) { removeMedia(id: $id) { __typename ... on Media { id } ... on Refusal { ...RefusalFields } } }`, [refusalFields]);
export const filesQuery = graphql(`query MediaFiles($ids: [ID!]!) { mediaFiles(ids: $ids) { ...MediaFields } }`, [mediaFields]);
