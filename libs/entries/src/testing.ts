/**
 * Worlds for tests of this stage and of those after it: entries accepted, recommended, and the unions around them.
 * Never part of the product.
 */
export { anAcceptedEntry, type AcceptedEntryWish } from './testing/entry.builder';
export { aRecommendation, type RecommendationWish } from './testing/recommendation.builder';
export { aUnionWorld, startEntries, type UnionWorld } from './testing/union-world';
export { aMedia, aPdf, aPhoto, anUpload } from './media/testing/media.builder';
