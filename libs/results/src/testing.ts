/**
 * Worlds for tests of this stage and of those after it: rounds that are scored, decided, published.
 * Never part of the product.
 */
export {
  aDecidedRound, aPublishedRound, aScoredRound, rescoreNow, scoreRoundNow, signAsSeen, twoOfficers,
  type DecidedWorld, type MarkOf, type PublishedWorld, type ScoredWorld,
} from './testing/result.builder';
export { aMarkedRound, type MarkedEntry, type MarkedWorld, type Points } from './testing/marked-round.builder';
