import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { LedgerEvent } from '@jiangong/platform';
import type { TestProduct } from '@jiangong/testing';
import { aRound } from '../testing/round.builder';
import { someRules } from '../testing/rules.builder';
import { organiser, startProgramme } from '../testing/world';
import { refuseUnlessCollecting, Round, RoundGuards, Rounds, RoundTransition, RunSchedule, StepBackRound } from './public';

let product: TestProduct;
beforeAll(async () => void (product = await startProgramme()));
beforeEach(() => product.clock.set(shanghai(2026, 4, 30, 12)));
afterAll(() => product.stop());

const tick = () => product.get(RunSchedule).execute();
const roundOf = (id: string): Promise<Round> => product.uow.run(organiser, {}, (tx) => tx.repo(Round).findOneByOrFail({ id }));
const stepsOf = async (roundId: string): Promise<(string | boolean | null)[][]> => {
  const rows = await product.uow.run(organiser, {}, (tx) => tx.repo(RoundTransition).find({ where: { roundId }, order: { at: 'ASC', id: 'ASC' } }));
  return rows.map((row) => [row.fromPhase, row.toPhase, row.isAutomatic, row.byId, row.reason]);
};

describe('the clock opens and closes rounds', () => {
  it('at their time, with the planned reason, and does nothing before it', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'scheduled' });
    await tick();
    expect(await stepsOf(roundId)).toEqual([]);
    product.clock.set(shanghai(2026, 5, 1));
    await tick();
    await tick();
    expect(await stepsOf(roundId)).toEqual([['scheduled', 'collecting', true, null, '按日程 5月1日 00:00']]);
  });

  it('a tick that comes a month late walks the round through every phase it missed, each step logged', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'scheduled' });
    product.clock.set(shanghai(2026, 6, 20));
    await tick();
    expect(await stepsOf(roundId)).toEqual([
      ['scheduled', 'collecting', true, null, '按日程 5月1日 00:00'],
      ['collecting', 'reviewing', true, null, '按日程 5月25日 18:00'],
      ['reviewing', 'judging', true, null, '按日程 5月28日 09:00'],
    ]);
    expect((await tick()).steps).toBe(0);
  });

  it('ten ticks at once make one transition each', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'scheduled' });
    product.clock.set(shanghai(2026, 5, 25, 18));
    const outcomes = await Promise.all(Array.from({ length: 10 }, tick));
    expect(outcomes.reduce((sum, one) => sum + one.steps, 0)).toBe(2);
    expect((await stepsOf(roundId)).map(([, to]) => to)).toEqual(['collecting', 'reviewing']);
    const events = await product.uow.run(organiser, {}, (tx) => tx.repo(LedgerEvent).countBy({ chain: `round:${roundId}` }));
    expect(events).toBe(2);
  });

  it('leaves alone what an organiser took back, until the deadline is extended', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'reviewing' });
    product.clock.set(shanghai(2026, 5, 26));
    await product.get(StepBackRound).execute(organiser, { roundId, reason: '补收材料' });
    await tick();
    expect((await roundOf(roundId)).phase).toBe('collecting');
  });

  it('a step that something forbids is kept with the round, does not stop the others, and is tried again', async () => {
    const held = await aRound(product.uow, { phase: 'scheduled', judgingAt: shanghai(2026, 5, 3) });
    const sound = await aRound(product.uow, { phase: 'scheduled' });
    product.clock.set(shanghai(2026, 5, 2));
    expect(await tick()).toMatchObject({ held: 1 });
    expect((await roundOf(sound.roundId)).phase).toBe('collecting');
    const before = await roundOf(held.roundId);
    expect(before).toMatchObject({ phase: 'scheduled', heldBy: { code: 'ROUND_NOT_READY' } });
    expect(before.heldBy!.zh).toContain('评审开始（5月3日 00:00）不晚于征集截止（5月25日 18:00）');
    await tick();
    expect((await roundOf(held.roundId)).version).toBe(before.version);
    await product.uow.run(organiser, {}, (tx) => tx.repo(Round).update(held.roundId, { judgingAt: shanghai(2026, 5, 28, 9) }));
    await tick();
    expect(await roundOf(held.roundId)).toMatchObject({ phase: 'collecting', heldBy: null });
  });

  it('asks the guards of later stages before judging begins', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'reviewing' });
    let isReady = false;
    product.get(RoundGuards).guard('reviewing', 'judging', (_tx, round, step) => {
      if (round.id === roundId && !isReady) refuseUnlessCollecting(round, shanghai(2026, 5, 28));
      // the planned reason stands in the log; to a guard the clock gives none
      expect(step).toMatchObject({ isAutomatic: true, reason: null });
      return Promise.resolve();
    });
    product.clock.set(shanghai(2026, 5, 28, 9));
    await tick();
    expect((await roundOf(roundId)).phase).toBe('reviewing');
    isReady = true;
    await tick();
    expect((await roundOf(roundId)).phase).toBe('judging');
  });

  it('a fed round goes on when its last source is published, not by its own closing time', async () => {
    const carried = someRules({ intake: { origins: ['carried'], route: ['city'] } });
    const month = await aRound(product.uow, { phase: 'notice' });
    const quarter = await aRound(product.uow, { programmeId: month.programmeId, cadence: 'quarter', rules: carried, fedBy: [month.roundId], judgingAt: shanghai(2026, 7, 22, 9), reviewingAt: shanghai(2026, 7, 20, 18) });
    product.clock.set(shanghai(2026, 7, 21));
    await tick();
    expect((await roundOf(quarter.roundId)).phase).toBe('collecting');
    await product.uow.run(organiser, {}, (tx) => tx.repo(Round).update(month.roundId, { phase: 'published' }));
    await tick();
    expect(await stepsOf(quarter.roundId)).toEqual([['collecting', 'reviewing', true, null, '来源轮次均已结束']]);
    product.clock.set(shanghai(2026, 7, 22, 9));
    await tick();
    expect((await roundOf(quarter.roundId)).phase).toBe('judging');
  });
});

describe('an intake under way', () => {
  it('is not closed under the feet of what is being handed in: the tick waits for it', async () => {
    const { roundId } = await aRound(product.uow, { phase: 'collecting' });
    product.clock.set(new Date(shanghai(2026, 5, 25, 18).getTime() - 1));
    let waited: Promise<unknown> = Promise.resolve();
    let isOver = false;
    await product.uow.run(organiser, {}, async (tx) => {
      const round = await product.get(Rounds).load(tx, roundId);
      refuseUnlessCollecting(round, tx.now);
      product.clock.set(shanghai(2026, 5, 25, 18));
      waited = tick().then(() => (isOver = true));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isOver).toBe(false);
    });
    await waited;
    expect((await roundOf(roundId)).phase).toBe('reviewing');
  });
});
