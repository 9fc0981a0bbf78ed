import { graphql, type ResultOf } from '../data/graphql';

/** Of an outcome as the product keeps it: what it states, and whether the unit's finance officer says so too. */
export const statedOutcomeFields = graphql(`fragment StatedOutcomeFields on Outcome { id kind name unit value base verification note }`);
export type StatedOutcome = Omit<ResultOf<typeof statedOutcomeFields>, 'id' | 'unit'>;
