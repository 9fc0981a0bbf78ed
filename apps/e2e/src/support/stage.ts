import { afterAll, beforeAll } from '@jest/globals';
import { RunningProduct } from '../running-product';
import { Screens } from './screens';

/** What a story is played on: the running product, a browser for its people, and what was laid out for it beforehand. */
export class Stage<T> {
  product!: RunningProduct;
  screens!: Screens;
  world!: T;
}

function setStage<T>(start: () => Promise<RunningProduct>, furnish: (product: RunningProduct) => Promise<T>): Stage<T> {
  const stage = new Stage<T>();
  beforeAll(async () => {
    stage.product = await start();
    stage.world = await furnish(stage.product);
    stage.screens = await Screens.start(stage.product.url);
  }, 1_200_000);
  // What must always be true is looked at when the product stops, however the story ended.
  afterAll(async () => {
    await stage.screens?.stop();
    await stage.product?.stop();
  }, 120_000);
  return stage;
}

/** The sample season as a newcomer finds it. Call inside `describe`. */
export const onSampleSeason = (): Stage<void> => setStage(() => RunningProduct.start('sample'), () => Promise.resolve());

/** A database of the journey's own; `furnish` founds the city and starts the servers. Call inside `describe`. */
export const onOwnCity = <T>(furnish: (product: RunningProduct) => Promise<T>): Stage<T> => setStage(() => RunningProduct.migrated(), furnish);
