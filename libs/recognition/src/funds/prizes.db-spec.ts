import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { newId, platformActor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { findBroken, UnitOfWork } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities, skillContestAwards } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, signAsSeen, twoOfficers } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { HonoursRevoked } from '../honours/public';
import { RecognitionModule, recognitionEntities } from '../recognition.module';
import { AppropriateFund, ApprovePayables, fundInvariants, SetFundYear } from './public';
import { RaisePrizes } from './commands/raise-prizes';

jest.setTimeout(60_000);

describe('prizes of a published list', () => {
  let product: TestProduct;
  let city: City;
  let roundId: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    const people = [];
    for (let at = 0; at < 4; at += 1) people.push({ category: 'fitter', points: Array.from({ length: 5 }, () => 95 - at), name: `选手${at + 1}`, memberId: await aMember(product, { organizationId: city.enterprises[0] }) });
    const rules = { ...someRules({ notice: { workingDays: 0 }, deciding: { places: 3 }, title: '优胜奖' }), awards: skillContestAwards };
    ({ roundId } = await aMarkedRound(product, city, people, { rules, categories: [{ code: 'fitter', name: '钳工' }] }));
    const runId = await scoreRoundNow(product, roundId);
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    for (const officer of await twoOfficers(product, city)) await signAsSeen(product, officer, roundId);
    await product.drain();
  });
  afterAll(() => product?.stop());

  const owed = () => product.reader.rows<{ id: string; amount: number; state: string; rank: number }>(
    `select p.id, p.amount_fen as amount, p.state, h.rank from payable p join honour h on p.cause = 'honour:' || h.id where h.round_id = $1 order by h.rank`, [roundId]);
  const publicationOf = async () => (await product.reader.first<{ id: string }>(`select publication_id as id from honour where round_id = $1 limit 1`, [roundId]))!.id;

  it('are owed once to each winner with one, in the amounts of the catalogue', async () => {
    expect((await owed()).map(({ amount, state, rank }) => [rank, amount, state])).toEqual([[1, 300_000, 'due'], [2, 100_000, 'due'], [3, 100_000, 'due']]);
    expect(await product.get(RaisePrizes).execute(platformActor, await publicationOf())).toBe(0);
    expect(await owed()).toHaveLength(3);
  });

  it('of honours taken back are owed no more: what was approved goes back into the fund', async () => {
    const finance = await anActorOf(product, await anAccount(product, { roles: { city_finance: city.cityId } }));
    const [officer] = await twoOfficers(product, city);
    await product.get(SetFundYear).execute(finance, { year: 2026, payrollFen: '0', trainingFen: '0', trainingFrontLineFen: '0', budgets: [{ fund: 'prize', fen: '1000000' }] });
    await product.get(AppropriateFund).execute(finance, { year: 2026, fund: 'prize', amountFen: '1000000' });
    const [first, second] = await owed();
    await product.get(ApprovePayables).execute(officer, [first!.id]);
    const correction = newId();
    await product.reader.rows(
      `insert into publication select (jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'state', 'withdrawn'))).* from publication p where p.id = $1`, [await publicationOf(), correction]);
    await product.reader.rows('update honour set revoked_at = conferred_at, revoked_by_id = $1 where round_id = $2 and rank <= 2', [correction, roundId]);
    await product.get(UnitOfWork).run(platformActor, {}, (tx) => Promise.resolve(tx.announce(HonoursRevoked, { publicationId: correction })));
    await product.drain();
    expect((await owed()).map(({ state }) => state)).toEqual(['dropped', 'dropped', 'due']);
    expect(await product.reader.first('select count(*)::int as claims from prize_claim where payable_id = any($1::uuid[])', [[first!.id, second!.id]])).toEqual({ claims: 0 });
    expect(await product.reader.first(`select (-sum(l.fen))::int as left from fund_line l join fund_account a on a.id = l.account_id where a.kind = 'fund'`)).toEqual({ left: 1_000_000 });
    expect(await findBroken(product.reader, fundInvariants)).toEqual([]);
  });
});
