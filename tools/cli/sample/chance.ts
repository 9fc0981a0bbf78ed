import { makeChance } from '../../samples/year/chance.mjs';

/** The seeded source of the sample: same seed, same season. */
export type Chance = ReturnType<typeof makeChance>;
export { makeChance };
