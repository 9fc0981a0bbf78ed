import { platformActor } from '@jiangong/kernel';
import type { City } from '@jiangong/people/testing';
import { AdvanceRound } from '@jiangong/programme';
import type { TestProduct } from '@jiangong/testing';
import { SignDeclaration } from '../conflicts/public';
import { SubmitSheet, type Marks } from '../sheets/public';
import { aPanelledRound, type JudgedWish, type JudgedWorld } from './judging.builder';

/** A round that is judging, every sheet open and blank, every judge's declaration signed unless told otherwise. */
export async function aRoundInJudging(product: TestProduct, city: City, { isUnsigned, ...wish }: JudgedWish & { readonly isUnsigned?: boolean } = {}): Promise<JudgedWorld> {
  const world = await aPanelledRound(product, city, wish);
  await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'judging' });
  if (!isUnsigned) await signAll(product, world);
  return world;
}

/** The judges of the world sign that they know of no ties. */
export async function signAll(product: TestProduct, { roundId, judges }: Pick<JudgedWorld, 'roundId' | 'judges'>): Promise<void> {
  for (const { actor } of judges) await product.get(SignDeclaration).execute(actor, { roundId, declared: [] });
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
