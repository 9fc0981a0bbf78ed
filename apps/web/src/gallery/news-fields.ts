import { graphql, type ResultOf } from '../data/graphql';

export const newsFields = graphql(`
  fragment NewsFields on NewsItem { id kind title summary source organizationName publishedAt cover { id imageUrl thumbnailUrl width height } }
`);
export type ShownNews = ResultOf<typeof newsFields>;
