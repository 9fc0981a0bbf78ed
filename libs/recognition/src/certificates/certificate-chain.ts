/** The chain of a round's certificates: holds nothing else, so that all of it can be published. */
export const certificateChain = (roundId: string): string => `certificates:${roundId}`;
