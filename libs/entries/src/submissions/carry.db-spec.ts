import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BadInput, NotAllowed, platformActor, shanghai } from '@jiangong/kernel';
import { RecordAttribute } from '@jiangong/people';
import { starStandardRules } from '@jiangong/programme';
import { aRound, putInPhase, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { WithdrawEntry } from '../recommendations/public';
import { anAcceptedEntry, aUnionWorld, startEntries, type UnionWorld } from '../testing';
import { CarryEntry, CarryNotOpen, CategoryNotInRound, Entries, EntriesReader } from './public';

jest.setTimeout(60_000);

let product: TestProduct;
let world: UnionWorld;
let month: RoundWorld;
let quarter: RoundWorld;
beforeAll(async () => {
  product = await startEntries();
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  product.clock.set(shanghai(2026, 5, 11, 9));
  month = await aRound(product.uow, { phase: 'published' });
  quarter = await aRound(product.uow, { programmeId: month.programmeId, cadence: 'quarter', phase: 'scheduled', rules: starStandardRules.quarter, code: `q-${month.roundId}` });
});
afterAll(() => product?.stop());

const won = (memberId: string, categoryId = month.category.skill!, roundId = month.roundId): Promise<string> => anAcceptedEntry(product, { roundId, categoryId, memberId });
const carry = (fromEntryIds: readonly string[], hasPriority = false, categoryId = month.category.skill!) =>
  product.get(CarryEntry).execute(platformActor, { fromEntryIds, toRoundId: quarter.roundId, categoryId, hasPriority });
const entries = () => product.get(Entries).acceptedOf(product.reader, quarter.roundId);

describe('winners of one round are the candidates of the next', () => {
  it('as accepted entries with the same content, the attributes of the day, and the way back', async () => {
    const memberId = await world.worker();
    await product.get(RecordAttribute).execute(platformActor, { memberId, attribute: 'post_class', value: 'technical', fromOn: '2026-01-01' });
    const source = await won(memberId);
    const [id] = await carry([source]);
    expect(await entries()).toEqual([
      expect.objectContaining({ id, code: '0001', memberId, organizationId: world.enterprises[0], districtId: world.districtA, content: { deeds: '长期坚守岗位，成绩突出' }, attributes: { post_class: 'technical' }, hasPriority: false }),
    ]);
    expect((await product.get(Entries).sourcesOf(product.reader, [id!])).get(id!)).toEqual([source]);
  });

  it('done twice, nothing is carried twice, also when both run at once', async () => {
    const sources = [await won(await world.worker()), await won(await world.worker())];
    const outcomes = await Promise.all([carry(sources), carry(sources), carry(sources)]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await carry(sources)).toEqual(outcomes[0]);
    expect(await entries()).toHaveLength(2);
  });

  it('a member who won the same kind in two months is one entry with two sources; the priority flag stays visible', async () => {
    const memberId = await world.worker();
    const second = await aRound(product.uow, { programmeId: month.programmeId, phase: 'published', code: `m2-${month.roundId}`, position: 2 });
    const sources = [await won(memberId), await won(memberId, month.category.skill!, second.roundId)];
    const [one] = await carry([sources[0]!]);
    expect(await carry([sources[1]!], true)).toEqual([one]);
    expect(await entries()).toEqual([expect.objectContaining({ id: one, hasPriority: true })]);
    expect((await product.get(Entries).sourcesOf(product.reader, [one!])).get(one!)).toEqual([...sources].sort());
  });

  it('another kind is another entry', async () => {
    const memberId = await world.worker();
    await carry([await won(memberId)]);
    await carry([await won(memberId, month.category.labour!)], false, month.category.labour!);
    expect(await entries()).toHaveLength(2);
  });

  it('one who has stepped back since is not carried again by a repeated run', async () => {
    const { memberId, actor } = await world.person();
    const source = await won(memberId);
    const [id] = await carry([source]);
    await product.get(WithdrawEntry).execute(actor, { id: id! });
    expect(await carry([source])).toEqual([id]);
    expect(await entries()).toEqual([]);
  });

  it('works of one person stay apart', async () => {
    const memberId = await world.worker();
    const works = await Promise.all(['一', '二'].map((title) => anAcceptedEntry(product, { roundId: month.roundId, categoryId: month.category.skill!, memberId, subject: 'work', title })));
    expect(new Set(await carry(works)).size).toBe(2);
  });

  it('only by the platform, only into a round not yet judged, only what was accepted, only into its own kinds', async () => {
    const source = await won(await world.worker());
    await expect(product.get(CarryEntry).execute(world.organiser, { fromEntryIds: [source], toRoundId: quarter.roundId, categoryId: month.category.skill!, hasPriority: false })).rejects.toThrow(NotAllowed);
    await expect(carry(['01980000-0000-7000-8000-00000000dead'])).rejects.toThrow(BadInput);
    const other = await aRound(product.uow);
    await expect(carry([source], false, other.category.skill!)).rejects.toThrow(CategoryNotInRound);
    await putInPhase(product.uow, quarter.roundId, 'judging');
    await expect(carry([source])).rejects.toThrow(CarryNotOpen);
  });
});

it('who put an entry forward is known to judging: unions and accounts', async () => {
  const id = await won(await world.worker());
  const carried = (await carry([id]))[0]!;
  const known = await product.get(Entries).recommendersOf(product.reader, [id, carried]);
  expect(known.get(id)).toEqual({ entryId: id, organizationIds: [world.enterprises[0]], accountIds: [] });
  expect(known.get(carried)).toEqual({ entryId: carried, organizationIds: [], accountIds: [] });
});

it('the way back from a carried entry is shown as far as one may know of it', async () => {
  const source = await won(await world.worker());
  const [id] = await carry([source]);
  const reader = product.get(EntriesReader);
  expect(await reader.sources(world.cadre, [id!])).toEqual([{ entryId: id, sourceId: source }]);
  expect(await reader.sources(world.otherCadre, [id!])).toEqual([]);
});
