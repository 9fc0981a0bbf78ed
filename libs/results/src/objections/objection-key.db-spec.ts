import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { platformActor, shanghai, visitor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { objectionKeyFile, rotateSealingKeyAt } from '@jiangong/platform';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { DecideRound } from '../selection/public';
import { aScoredRound } from '../testing';
import { OpenObjection, RaiseObjection } from './public';

describe('a change of the key under which objections are sealed', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;
  let noticeId: string;
  let entryId: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'objections-'));
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
      settings: { JIANGONG_DATA: folder },
    });
    city = await aCity(product);
    product.clock.set(shanghai(2026, 5, 11, 9));
    const { roundId, runId } = await aScoredRound(product, city, { rules: someRules({ notice: { workingDays: 5 } }), entries: 4 });
    await product.get(DecideRound).execute(platformActor, { roundId, runId });
    noticeId = (await product.reader.first<{ id: string }>('select id from notice where round_id = $1', [roundId]))!.id;
    [{ id: entryId }] = (await product.reader.rows<{ id: string }>(`select p.entry_id as id from decision_place p join decision d on d.id = p.decision_id where d.round_id = $1 limit 1`, [roundId])) as [{ id: string }];
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const raise = (text = '焊接专利并非本人所有，登记在他人名下') =>
    product.get(RaiseObjection).execute(visitor, { noticeId, entryId, ground: 'false_deeds', text, name: '举发人陈', contact: '13876543210', organizationId: null }, '203.0.113.9');
  const keysInUse = async () => (await product.reader.rows<{ keyId: string }>('select distinct key_id as "keyId" from objection')).map(({ keyId }) => keyId);

  it('whoever has an objection open is still told so, new ones go under the new key, and the desk reads both', async () => {
    const before = await raise();
    await expect(raise()).rejects.toMatchObject({ code: 'OBJECTION_ALREADY_OPEN' });
    const { retired, current } = rotateSealingKeyAt(objectionKeyFile({ JIANGONG_DATA: folder, OBJECTION_KEY_FILE: undefined }));
    expect(await keysInUse()).toEqual([retired]);
    await expect(raise()).rejects.toMatchObject({ code: 'OBJECTION_ALREADY_OPEN' });

    const [other] = await product.reader.rows<{ id: string }>(`select p.entry_id as id from decision_place p where p.entry_id <> $1 limit 1`, [entryId]);
    entryId = other!.id;
    const after = await raise('评委与选手同班组，没有回避');
    expect((await keysInUse()).sort()).toEqual([current, retired].sort());
    const officer = await anActorOf(product, await anAccount(product, { roles: { discipline: city.cityId } }));
    for (const [id, text] of [[before.id, '焊接专利'], [after.id, '没有回避']] as const) {
      await product.get(OpenObjection).execute(officer, id);
      const { data } = await product.ask(officer, 'mutation O($id: ID!) { openObjection(id: $id) { ... on ObjectionCase { text } ... on Refusal { code } } }', { id });
      expect(data).toMatchObject({ openObjection: { text: expect.stringContaining(text) } });
    }
  });
});
