import { graphql, type ResultOf } from '../data/graphql';

/** What a player needs to know of a video. */
export const videoFields = graphql(`
  fragment VideoFields on Media {
    id name state progress durationSeconds width height hasAudio posterUrl thumbnailUrl videoUrl hlsUrl captions { lang label url }
  }
`);
export type PlayedVideo = ResultOf<typeof videoFields>;
