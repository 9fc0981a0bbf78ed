import { platformActor } from '@jiangong/kernel';
import type { City } from '@jiangong/people/testing';
import { AdvanceRound } from '@jiangong/programme';
import type { TestProduct } from '@jiangong/testing';
import { SubmitSheet, type Marks } from '../sheets/public';
import { aPanelledRound, type JudgedWish, type JudgedWorld } from './judging.builder';

/** A round that is judging, every sheet open and blank. */
export async function aRoundInJudging(product: TestProduct, city: City, wish: JudgedWish = {}): Promise<JudgedWorld> {
  const world = await aPanelledRound(product, city, wish);
  await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'judging' });
  return world;
}

/** The same mark for every criterion of the round, in thousandths. */
export const someMarks = (world: JudgedWorld, value: number): Marks => Object.fromEntries(world.rules.judging.criteria.map((criterion) => [criterion.code, value]));

/** A round that is judging with every sheet locked; `markOf` gives each sheet's mark (entry and judge by position), 90 points unless told. */
export async function aJudgedRound(product: TestProduct, city: City, wish: JudgedWish = {}, markOf: (entry: number, judge: number) => number = () => 90_000): Promise<JudgedWorld> {
  const world = await aRoundInJudging(product, city, wish);
  const sheets = await product.reader.rows<{ id: string; entry_id: string; judge_id: string }>(`select id, entry_id, judge_id from score_sheet where round_id = $1 order by id`, [world.roundId]);
  for (const sheet of sheets) {
    const [entry, judge] = [world.entryIds.indexOf(sheet.entry_id), world.judges.findIndex(({ accountId }) => accountId === sheet.judge_id)];
    await product.get(SubmitSheet).execute(platformActor, { sheetId: sheet.id, marks: someMarks(world, markOf(entry, judge)) });
  }
  return world;
}
