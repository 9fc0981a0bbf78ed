import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId, visitor, type Actor } from '@jiangong/kernel';
import { CONFIG, createLogger, type Config } from '@jiangong/platform';
import { anActor, TestProduct } from '@jiangong/testing';
import { EngagementModule } from '../engagement.module';
import { EngagementStore } from '../store/engagement-store';
import { voidLikes } from '../bursts/voided-likes';
import { LikeBatches } from './like-batches';

const CITY = newId();
const [FIRST, SECOND, HIDDEN] = [newId(), newId(), newId()];

interface Figures { readonly likes: number; readonly voided: number }

describe('likes', () => {
  let product: TestProduct;
  const others: EngagementStore[] = [];

  const aMemberOf = (): Actor => anActor({ member: CITY }, { memberId: newId() });
  /** Another process with a pool of its own. */
  function anotherProcess(): LikeBatches {
    const store = new EngagementStore(product.reader, product.app.get<Config>(CONFIG, { strict: false }), createLogger('test', 'silent'));
    others.push(store);
    return new LikeBatches(store);
  }
  const rows = <T extends object>(sql: string, parameters: unknown[] = []): Promise<T[]> => product.reader.rows<T>(sql, parameters);
  const counted = async (workId: string): Promise<Figures> =>
    (await rows<Figures>('select likes, likes_voided as voided from engagement.work_count where work_id = $1', [workId]))[0] ?? { likes: 0, voided: 0 };
  const inRows = async (workId: string): Promise<Figures> =>
    (await rows<Figures>('select count(*) filter (where is_on) as likes, count(*) filter (where is_on and voiding_id is not null) as voided from engagement.work_like where work_id = $1', [workId]))[0]!;
  const wish = (workId: string, memberId: string, isOn: boolean) => ({ workId, memberId, isOn, at: product.clock.now(), network: null });

  const like = (actor: Actor, name: 'likeWork' | 'unlikeWork', workId: string) => product.ask(actor,
    `mutation L($workId: ID!) { ${name}(workId: $workId) { __typename ... on Engagement { id likesRaw likesCounted likedByMe sentence } ... on Refusal { code } } }`, { workId });
  const figures = (actor: Actor, workId: string) => product.ask(actor, `query E($workId: ID!) { engagement(workId: $workId) { likesRaw likedByMe } }`, { workId });

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [EngagementModule], entities: [] });
    await rows('create table shown (id uuid, title text)');
    await rows('create or replace view engagement.public_work as select id, title from shown');
    await rows('insert into shown select id, id::text from unnest($1::uuid[]) id', [[FIRST, SECOND]]);
  });
  afterAll(async () => {
    await Promise.all(others.map((store) => store.onApplicationShutdown()));
    await product?.stop();
  });
  beforeEach(async () => { await rows('truncate engagement.work_like, engagement.work_count, engagement.voiding'); });

  describe('over the edge', () => {
    it('a member likes a work: once, however often it is sent; and takes it back, once', async () => {
      const actor = aMemberOf();
      for (const name of ['likeWork', 'likeWork'] as const)
        expect((await like(actor, name, FIRST)).data).toMatchObject({ likeWork: { id: FIRST, likesRaw: 1, likesCounted: 1, likedByMe: true, sentence: '点赞、浏览仅作宣传展示，不参与任何评选。' } });
      expect((await figures(actor, FIRST)).data).toEqual({ engagement: { likesRaw: 1, likedByMe: true } });
      expect((await figures(aMemberOf(), FIRST)).data).toEqual({ engagement: { likesRaw: 1, likedByMe: false } });
      for (const name of ['unlikeWork', 'unlikeWork'] as const)
        expect((await like(actor, name, FIRST)).data).toMatchObject({ unlikeWork: { likesRaw: 0, likedByMe: false } });
      expect((await figures(visitor, FIRST)).data).toEqual({ engagement: { likesRaw: 0, likedByMe: false } });
    });

    it('whoever is no member may look and not like', async () => {
      for (const actor of [visitor, anActor({ judge: CITY }, { memberId: newId() }), anActor({ city_organiser: CITY })]) {
        for (const name of ['likeWork', 'unlikeWork'] as const) expect((await like(actor, name, FIRST)).errors).toHaveLength(1);
        expect((await figures(actor, FIRST)).data).toEqual({ engagement: { likesRaw: 0, likedByMe: false } });
      }
      expect((await like(anActor({ member: CITY }), 'likeWork', FIRST)).data).toMatchObject({ likeWork: { code: 'NO_MEMBER_TO_LIKE' } });
      expect(await inRows(FIRST)).toEqual({ likes: 0, voided: 0 });
    });

    it('what is not public cannot be liked, and has no figures', async () => {
      const answer = await like(aMemberOf(), 'likeWork', HIDDEN);
      expect(answer.errors).toHaveLength(1);
      expect(await inRows(HIDDEN)).toEqual({ likes: 0, voided: 0 });
      const many = await product.ask(visitor, 'query E($ids: [ID!]!) { engagements(workIds: $ids) { id } }', { ids: [SECOND, HIDDEN, FIRST] });
      expect(many.data).toEqual({ engagements: [{ id: SECOND }, { id: FIRST }] });
    });

    it('an account that likes like a machine is asked to wait', async () => {
      const actor = aMemberOf();
      const answers = [];
      for (let n = 0; n < 61; n++) answers.push((await like(actor, 'likeWork', FIRST)).data?.likeWork);
      expect(answers.at(-2)).toMatchObject({ likesRaw: 1 });
      expect(answers.at(-1)).toMatchObject({ code: 'TOO_FAST' });
    });
  });

  describe('from several processes at once', () => {
    it('one member’s hundred likes are one', async () => {
      const memberId = newId();
      const processes = [anotherProcess(), anotherProcess(), anotherProcess()];
      await Promise.all(Array.from({ length: 100 }, (_, n) => processes[n % 3]!.add(wish(FIRST, memberId, true))));
      expect(await counted(FIRST)).toEqual({ likes: 1, voided: 0 });
      await Promise.all(Array.from({ length: 100 }, (_, n) => processes[n % 3]!.add(wish(FIRST, memberId, false))));
      expect(await counted(FIRST)).toEqual({ likes: 0, voided: 0 });
    });

    it('two hundred members’ first likes of a work nobody liked before are two hundred', async () => {
      const processes = [anotherProcess(), anotherProcess()];
      await Promise.all(Array.from({ length: 200 }, (_, n) => processes[n % 2]!.add(wish(n % 4 < 2 ? FIRST : SECOND, newId(), true))));
      expect([await counted(FIRST), await counted(SECOND)]).toEqual([{ likes: 100, voided: 0 }, { likes: 100, voided: 0 }]);
    });

    it('after a storm of likes, unlikes and voiding the counters say what the rows say', async () => {
      const processes = [anotherProcess(), anotherProcess(), anotherProcess()];
      const members = Array.from({ length: 30 }, newId);
      let state = 7;
      const draw = (below: number): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) % 65_521 % below;
      const storm = processes.map(async (batches) => {
        for (let round = 0; round < 100; round++)
          await Promise.all(Array.from({ length: 20 }, () => batches.add(wish(draw(2) ? FIRST : SECOND, members[draw(members.length)]!, draw(3) > 0))));
      });
      const voiding = (async () => {
        const store = product.get(EngagementStore);
        for (let n = 0; n < 60; n++) {
          const workId = n % 2 ? FIRST : SECOND;
          await store.run((tx) => voidLikes(tx, newId(), workId, members.slice(n % 26, (n % 26) + 5)));
        }
      })();
      await Promise.all([...storm, voiding]);
      for (const workId of [FIRST, SECOND]) {
        const expected = await inRows(workId);
        expect(expected.likes).toBeGreaterThan(0);
        expect(expected.voided).toBeGreaterThan(0);
        expect(await counted(workId)).toEqual(expected);
      }
    });
  });
});
