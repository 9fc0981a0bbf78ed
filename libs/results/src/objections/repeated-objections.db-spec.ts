import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { platformActor, shanghai, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { ApplyRedecision } from '../publications/public';
import { DecideRound } from '../selection/public';
import { aScoredRound, signAsSeen, twoOfficers } from '../testing';
import { ConfirmObjectionDecision, ProposeObjectionDecision, RaiseObjection } from './public';

describe('several objections against one entry', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'objections-'));
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
      settings: { JIANGONG_DATA: folder },
    });
    city = await aCity(product);
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const officer = async (role: 'discipline' | 'city_organiser'): Promise<Actor> => anActorOf(product, await anAccount(product, { roles: { [role]: city.cityId } }));

  it('are each upheld, and one change of the list answers them all, waiting or applied', async () => {
    product.clock.set(shanghai(2026, 5, 11, 9));
    const { roundId, runId } = await aScoredRound(product, city, { rules: someRules({ notice: { workingDays: 5 } }), entries: 4 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    const { id: noticeId } = (await product.reader.first<{ id: string }>('select id from notice where round_id = $1', [roundId]))!;
    const { id: entryId } = (await product.reader.first<{ id: string }>('select p.entry_id as id from decision d join decision_place p on p.decision_id = d.id where d.round_id = $1 limit 1', [roundId]))!;
    const ids: string[] = [];
    for (const at of [1, 2, 3]) {
      const { id } = await product.get(RaiseObjection).execute(visitor, { noticeId, entryId, ground: 'false_deeds', text: '焊接专利并非本人所有，登记在他人名下', name: '举发人陈', contact: `1387654321${at}`, organizationId: null }, '203.0.113.9');
      await product.get(ProposeObjectionDecision).execute(await officer('discipline'), { objectionIds: [id], outcome: 'upheld', effect: 'exclude', entryId, judgeId: null, finding: '经查阅材料，所述属实' });
      ids.push(id);
    }
    const confirm = async (id: string): Promise<void> => product.get(ConfirmObjectionDecision).execute(await officer('city_organiser'), [id]);
    await confirm(ids[0]!);
    await confirm(ids[1]!);
    const redecisions = await product.reader.rows<{ id: string }>('select id from redecision where round_id = $1', [roundId]);
    expect(redecisions).toHaveLength(1);
    const [first, second] = await twoOfficers(product, city);
    await product.get(ApplyRedecision).execute(first, redecisions[0]!.id);
    await confirm(ids[2]!);
    expect(await product.reader.rows('select state, redecision_id as id from objection where round_id = $1', [roundId])).toEqual(ids.map(() => ({ state: 'upheld', id: redecisions[0]!.id })));
    product.clock.set(shanghai(2026, 5, 19, 9));
    for (const one of [first, second]) await signAsSeen(product, one, roundId);
  });
});
