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
import { DecideRound } from '../selection/public';
import { aScoredRound } from '../testing';
import { OpenObjectionFile } from './commands/open-objection-file';
import { AddObjectionFile, OpenObjection, ProposeObjectionDecision, RaiseObjection, SendBackObjection } from './public';

describe('an officer of the discipline group whom an objection concerns', () => {
  let product: TestProduct;
  let city: City;
  let folder: string;
  let noticeId: string;
  let entryId: string;
  let subjectId: string;
  const refused = { code: 'OFFICER_CONCERNED' };

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
    [{ entryId, subjectId }] = (await product.reader.rows<{ entryId: string; subjectId: string }>(
      `select e.id as "entryId", e.member_id as "subjectId" from decision_place p join entry e on e.id = p.entry_id join decision d on d.id = p.decision_id where d.round_id = $1 limit 1`, [roundId])) as [{ entryId: string; subjectId: string }];
  });
  afterAll(async () => {
    await product?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const officer = async () => anActorOf(product, await anAccount(product, { roles: { discipline: city.cityId } }));
  const raise = (actor: Actor) => product.get(RaiseObjection).execute(actor, { noticeId, entryId, ground: 'false_deeds', text: '焊接专利并非本人所有，登记在他人名下', name: '举发人陈', contact: '13876543210', organizationId: null }, '203.0.113.9');
  const proposalOf = (id: string) => ({ objectionIds: [id], outcome: 'dismissed' as const, effect: 'none' as const, entryId, judgeId: null, finding: '经查阅材料，所述不实' });

  it('neither reads it, nor its evidence, nor proposes anything: who raised it stays unknown to whom it is about', async () => {
    const { id, number, key } = await raise(visitor);
    const fileId = await product.get(AddObjectionFile).execute(number, key, '证据.pdf', Buffer.from('%PDF-1.7 x'));
    const concerned: Actor = { ...(await officer()), memberId: subjectId };
    const { data } = await product.ask(concerned, 'mutation O($id: ID!) { openObjection(id: $id) { ... on ObjectionCase { name } ... on Refusal { code } } }', { id });
    expect(data).toEqual({ openObjection: refused });
    await expect(product.get(OpenObjectionFile).execute(concerned, fileId)).rejects.toMatchObject(refused);
    await expect(product.get(ProposeObjectionDecision).execute(concerned, proposalOf(id))).rejects.toMatchObject(refused);
    expect(await product.reader.first('select state from objection where id = $1', [id])).toEqual({ state: 'received' });
    // another officer does; and whom a dismissed one was about stays sealed, whatever the form sent along
    await product.get(ProposeObjectionDecision).execute(await officer(), proposalOf(id));
    expect(await product.reader.first('select state, entry_id as "entryId" from objection where id = $1', [id])).toEqual({ state: 'proposed', entryId: null });
  });

  it('nor sends a decision about themselves back, again and again', async () => {
    const { id } = await raise(await officer());
    await product.get(ProposeObjectionDecision).execute(await officer(), proposalOf(id));
    const concerned: Actor = { ...(await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }))), memberId: subjectId };
    await expect(product.get(SendBackObjection).execute(concerned, id, '再查')).rejects.toMatchObject({ code: 'CONFIRMER_CONCERNED' });
  });

  it('does not handle what they raised themselves', async () => {
    const sender = await officer();
    const { id } = await raise(sender);
    await expect(product.get(OpenObjection).execute(sender, id)).rejects.toMatchObject(refused);
    await expect(product.get(ProposeObjectionDecision).execute(sender, proposalOf(id))).rejects.toMatchObject(refused);
  });
});
