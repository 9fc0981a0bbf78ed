import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { platformActor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { AdvanceRound, CancelRound, ProgrammeModule, programmeEntities, Round, RoundFeed, RunSchedule, starStandardRules, StepBackRound } from '@jiangong/programme';
import { aRound, type RoundWorld } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { aDecidedRound, signAsSeen, twoOfficers, type DecidedWorld } from '../testing';

jest.setTimeout(60_000);

describe('a month published after its quarter should be judged', () => {
  let product: TestProduct;
  let city: City;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
  });
  afterAll(() => product?.stop());

  const roundOf = (roundId: string): Promise<Round> => product.uow.run(platformActor, {}, (tx) => tx.repo(Round).findOneByOrFail({ id: roundId }));
  const sourcesOf = (roundId: string) => product.reader.rows(`select s.source_entry_id from entry_source s join entry e on e.id = s.entry_id where e.round_id = $1`, [roundId]);

  async function aMonthAndItsQuarter(): Promise<{ month: DecidedWorld; quarter: RoundWorld }> {
    const month = await aDecidedRound(product, city, { entries: 2 });
    const quarter = await aRound(product.uow, { programmeId: month.programmeId, cadence: 'quarter', phase: 'collecting', rules: starStandardRules.quarter, code: `q-${month.roundId}` });
    await product.uow.run(platformActor, {}, (tx) => tx.repo(RoundFeed).insert({ fromRoundId: month.roundId, toRoundId: quarter.roundId, isPriority: false }));
    product.clock.set(new Date(quarter.round.decidingAt.getTime()));
    return { month, quarter };
  }

  async function publish(roundId: string): Promise<void> {
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
  }

  it('the clock does not open judging before the winners have arrived', async () => {
    const { month, quarter } = await aMonthAndItsQuarter();
    await publish(month.roundId);
    // the tick comes before the winners are carried
    await product.get(RunSchedule).execute();
    expect(await roundOf(quarter.roundId)).toMatchObject({ phase: 'reviewing', heldBy: { code: 'WINNERS_ON_THE_WAY' } });
    await product.drain();
    expect(await sourcesOf(quarter.roundId)).toHaveLength(2);
  });

  it('winners who came too late are carried when the round steps back', async () => {
    const { month, quarter } = await aMonthAndItsQuarter();
    const advance = (toPhase: 'reviewing' | 'judging') => product.get(AdvanceRound).execute(platformActor, { roundId: quarter.roundId, toPhase, reason: '先行评审', overrides: ['FEEDS_STILL_RUNNING', 'WINNERS_ON_THE_WAY', 'ENTRIES_UNASSIGNABLE'] });
    await advance('reviewing');
    await advance('judging');
    await publish(month.roundId);
    await expect(product.drain()).rejects.toThrow('CARRY_NOT_OPEN');
    await product.drain();
    expect(await sourcesOf(quarter.roundId)).toHaveLength(0);
    await product.get(StepBackRound).execute(platformActor, { roundId: quarter.roundId, reason: '补入五月之星' });
    await product.drain();
    expect(await sourcesOf(quarter.roundId)).toHaveLength(2);
  });

  it('a round cancelled during its notice leaves no list standing and no signature open', async () => {
    const { roundId } = await aDecidedRound(product, city, { entries: 2 });
    const [first] = await twoOfficers(product, city);
    await signAsSeen(product, first, roundId);
    await product.get(CancelRound).execute(platformActor, { roundId, reason: '活动取消' });
    expect(await product.reader.rows(`select state from decision where round_id = $1`, [roundId])).toEqual([{ state: 'void' }]);
    expect(await product.reader.rows(`select state from publication where round_id = $1`, [roundId])).toEqual([{ state: 'withdrawn' }]);
  });
});
