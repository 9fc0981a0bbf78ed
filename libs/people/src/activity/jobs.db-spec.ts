import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, NotFound, platformActor, visitor, type Actor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '../people.module';
import { aCity, type City } from '../testing';
import { defineJob } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { z } from 'zod';

const sweepYard = defineJob({ name: 'people.sweep-yard', payload: z.object({}), label: { zh: '打扫院子', en: 'sweep the yard' } });

describe('jobs as the tray shows them', () => {
  let product: TestProduct;
  let city: City;
  let owner: Actor;
  const subject = `round:${newId()}`;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [PeopleModule], entities: peopleEntities });
    city = await aCity(product);
    owner = anActor({ unit_cadre: city.enterprises[0] });
  });
  afterAll(() => product?.stop());

  const want = (actor: Actor) => product.uow.run(actor, {}, (tx) => Promise.resolve(tx.enqueue(sweepYard, {}, { subject })));
  const one = (actor: Actor, id: string) => product.ask(actor, `{ job(id: "${id}") { name label state error progressDone progressTotal } }`);
  const list = async (actor: Actor, about = '') => {
    const answer = await product.ask(actor, `{ jobs(first: 2${about ? `, subject: "${about}"` : ''}) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }`);
    return answer.data?.jobs as unknown as { nodes: { id: string }[]; totalCount: number; pageInfo: { hasNextPage: boolean } } | undefined;
  };

  it('belong to who asked for them; officers, auditors and administrators of the city follow them too', async () => {
    const id = await want(owner);
    const found = { job: { name: 'people.sweep-yard', label: '打扫院子', state: 'queued', error: null, progressDone: 0, progressTotal: 0 } };
    for (const actor of [owner, anActor({ city_organiser: city.cityId }), anActor({ auditor: city.cityId }), anActor({ administrator: city.cityId })]) {
      expect((await one(actor, id)).data).toEqual(found);
    }
  });

  it('are not found by anyone else, as if they were not there', async () => {
    const id = await want(owner);
    for (const actor of [anActor({ unit_cadre: city.enterprises[0] }), anActor({ judge: city.cityId }), anActor({ district_organiser: city.districtA })]) {
      expect((await one(actor, id)).errors?.[0]?.originalError).toBeInstanceOf(NotFound);
      expect(await list(actor, subject)).toMatchObject({ nodes: [], totalCount: 0 });
    }
    expect((await one(visitor, id)).errors).toHaveLength(1);
    expect((await one(owner, newId())).errors?.[0]?.originalError).toBeInstanceOf(NotFound);
  });

  it('are listed newest first: one’s own, or those of a subject under the same scope', async () => {
    await want(platformActor);
    const last = await want(owner);
    const own = (await list(owner))!;
    expect(own.nodes[0]!.id).toBe(last);
    expect([own.totalCount, own.pageInfo.hasNextPage]).toEqual([3, true]);
    expect((await list(owner, subject))!.totalCount).toBe(3);
    expect((await list(anActor({ auditor: city.cityId }), subject))!.totalCount).toBe(4);
    expect((await list(anActor({ auditor: city.cityId })))!.totalCount).toBe(0);
  });

  it('tell why they failed when they failed, and not while they will be tried again', async () => {
    const id = await want(owner);
    const set = (state: string) => product.reader.rows(`update job set state = $2, error = '{"code": "X", "zh": "文件损坏", "en": "broken file"}' where id = $1`, [id, state]);
    await set('queued');
    expect((await one(owner, id)).data).toMatchObject({ job: { error: null } });
    await set('failed');
    expect((await one(owner, id)).data).toMatchObject({ job: { error: '文件损坏' } });
  });
});
