import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, platformActor, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities, RecordAttribute } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities, selectionRules } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../results.module';

const QUERY = `query I($round: ID!, $member: ID!) { quotaImpact(roundId: $round, memberId: $member) { roundId lines { code kind percent count ofName isCounted isRecorded } } }`;

describe('what a person would do to the quotas', () => {
  let product: TestProduct;
  let city: City;
  let cadre: Actor;
  let member: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    cadre = await anActorOf(product, await anAccount(product, { roles: { unit_cadre: city.enterprises[0] } }));
    member = await aMember(product, { organizationId: city.enterprises[0] });
    await product.get(RecordAttribute).execute(platformActor, { memberId: member, attribute: 'post_class', value: 'front_line', fromOn: '2020-01-01' });
    await product.reader.rows(`update organization set ownership = 'private' where id = $1`, [city.enterprises[0]]);
  });
  afterAll(() => product?.stop());

  const roundWith = async (deciding: object) => (await aRound(product.uow, { phase: 'collecting', rules: someRules({ deciding }) })).roundId;
  const selection = selectionRules.parse({
    places: 10,
    quotas: [
      { code: 'front_line', name: '一线', all: [{ attribute: 'post_class', values: ['front_line'] }], kind: 'floor', percent: 50 },
      { code: 'private', name: '其中非公', all: [{ attribute: 'ownership', values: ['private'] }], kind: 'floor', count: 2, of: 'front_line' },
      { code: 'heads', name: '负责人', all: [{ attribute: 'post_class', values: ['head'] }], kind: 'cap', percent: 10 },
      { code: 'women', name: '女职工', all: [{ attribute: 'gender', values: ['female'] }], kind: 'floor', percent: 20 },
    ],
  });
  const asked = (actor: Actor, round: string, who = member) => product.ask(actor, QUERY, { round, member: who });

  it('is told quota by quota: counted, not counted, or not on record', async () => {
    const round = await roundWith({ selection });
    expect((await asked(cadre, round)).data).toEqual({
      quotaImpact: {
        roundId: round,
        lines: [
          { code: 'front_line', kind: 'floor', percent: 50, count: null, ofName: null, isCounted: true, isRecorded: true },
          { code: 'private', kind: 'floor', percent: null, count: 2, ofName: '一线', isCounted: true, isRecorded: true },
          { code: 'heads', kind: 'cap', percent: 10, count: null, ofName: null, isCounted: false, isRecorded: true },
          { code: 'women', kind: 'floor', percent: 20, count: null, ofName: null, isCounted: false, isRecorded: false },
        ],
      },
    });
  });

  it('of a round without quotas is that of the list its winners go on to, and nothing where none is ahead', async () => {
    const [month, year] = [await roundWith({ places: 2 }), await roundWith({ places: 2, quotas: [{ code: 'heads', name: '负责人', attribute: 'post_class', values: ['head'], kind: 'cap', percent: 10 }] })];
    expect((await asked(cadre, month)).data).toEqual({ quotaImpact: null });
    await product.reader.rows('insert into round_feed (from_round_id, to_round_id, is_priority) values ($1, $2, false)', [month, year]);
    expect((await asked(cadre, month)).data).toMatchObject({ quotaImpact: { roundId: year, lines: [{ code: 'heads', percent: 10, isCounted: false, isRecorded: true }] } });
  });

  it('is told of one’s own people alone, to whoever recommends', async () => {
    const round = await roundWith({ selection });
    const stranger = await aMember(product, { organizationId: city.enterprises[1] });
    for (const who of [stranger, newId()]) expect((await asked(cadre, round, who)).errors).toHaveLength(1);
    const judge = await anActorOf(product, await anAccount(product, { roles: { judge: city.cityId } }));
    expect((await asked(judge, round)).errors).toHaveLength(1);
    const organiser = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    expect((await asked(organiser, round, stranger)).errors).toBeUndefined();
  });
});
