import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, visitor, type Actor } from '@jiangong/kernel';
import { anActor, TestProduct } from '@jiangong/testing';
import { EngagementModule } from '../engagement.module';
import { VoidSuspiciousLikes } from './commands/void-suspicious-likes';

const CITY = newId();
const WORK = newId();

interface Voiding { readonly id: string; readonly workTitle: string; readonly likes: number; readonly signs: string[]; readonly abilities: { readonly canRestore: boolean } }

describe('likes made by a machine', () => {
  let product: TestProduct;
  const organiser = anActor({ city_organiser: CITY }, { name: '王组织' });

  const run = () => product.get(VoidSuspiciousLikes).execute();
  const list = (actor: Actor) => product.ask(actor, '{ voidedLikes(first: 10) { totalCount nodes { id workTitle likes signs abilities { canRestore } } } }');
  const voidings = async (actor: Actor = organiser): Promise<Voiding[]> => ((await list(actor)).data as unknown as { voidedLikes: { nodes: Voiding[] } }).voidedLikes.nodes;
  const restore = (actor: Actor, voidingId: string, reason: string) => product.ask(actor,
    'mutation R($input: RestoreLikesInput!) { restoreLikes(input: $input) { __typename ... on Voiding { restoredByName restoreReason } ... on Refusal { code } } }', { input: { voidingId, reason } });
  const figures = async () => (await product.ask(visitor, 'query E($id: ID!) { engagement(workId: $id) { likesRaw likesCounted } }', { id: WORK })).data;

  beforeAll(async () => {
    product = await TestProduct.start({ modules: [EngagementModule], entities: [] });
    await product.reader.rows('create table shown (id uuid, title text)');
    await product.reader.rows('create or replace view engagement.public_work as select id, title from shown');
    await product.reader.rows('insert into shown values ($1, $2)', [WORK, '一线工艺改良']);
    const at = product.clock.now().getTime() - 3_600_000;
    const likes = [
      ...Array.from({ length: 20 }, (_, n) => ({ at: new Date(at + n * 2_000), network: 'one' })),
      ...Array.from({ length: 8 }, (_, n) => ({ at: new Date(at - 40 * 60_000 + n * n * 7_000), network: `home${n}` })),
    ];
    for (const { at: moment, network } of likes) await product.reader.rows('insert into engagement.work_like (work_id, member_id, at, is_on, network) values ($1, $2, $3, true, $4)', [WORK, newId(), moment, network]);
    await product.reader.rows('insert into engagement.work_count (work_id, likes) values ($1, 28)', [WORK]);
  });
  afterAll(() => product?.stop());

  it('are voided with what was seen; raw and counted figures both stay; looking again finds nothing', async () => {
    expect(await run()).toEqual({ voided: 20 });
    expect(await figures()).toEqual({ engagement: { likesRaw: 28, likesCounted: 8 } });
    expect(await voidings()).toEqual([{ id: expect.any(String), workTitle: '一线工艺改良', likes: 20, signs: ['clockwork', 'one_network'], abilities: { canRestore: true } }]);
    expect(await run()).toEqual({ voided: 0 });
  });

  it('organisers and auditors of the city see it, nobody else; only organisers restore', async () => {
    const auditor = anActor({ auditor: CITY });
    const [voiding] = await voidings(auditor);
    expect(voiding!.abilities).toEqual({ canRestore: false });
    for (const actor of [visitor, anActor({ member: CITY }, { memberId: newId() }), anActor({ judge: CITY })]) expect((await list(actor)).errors).toHaveLength(1);
    for (const actor of [visitor, auditor, anActor({ member: CITY }, { memberId: newId() })]) expect((await restore(actor, voiding!.id, '查过')).errors).toHaveLength(1);
    expect(await figures()).toEqual({ engagement: { likesRaw: 28, likesCounted: 8 } });
  });

  it('are restored once, with a reason, and then left alone', async () => {
    const [voiding] = await voidings();
    expect((await restore(organiser, voiding!.id, '  ')).data).toMatchObject({ restoreLikes: { code: 'RESTORE_REASON_NEEDED' } });
    expect((await restore(organiser, voiding!.id, '车间大屏统一点赞')).data).toMatchObject({ restoreLikes: { restoredByName: '王组织', restoreReason: '车间大屏统一点赞' } });
    expect(await figures()).toEqual({ engagement: { likesRaw: 28, likesCounted: 28 } });
    expect((await restore(organiser, voiding!.id, '再来')).data).toMatchObject({ restoreLikes: { code: 'LIKES_ALREADY_RESTORED' } });
    expect(await run()).toEqual({ voided: 0 });
  });

  it('what told visitors and networks apart is forgotten in passing', async () => {
    await product.reader.rows(`insert into engagement.work_view (on_day, work_id, visitor) values ('2026-05-08', $1, 'old'), ('2026-05-11', $1, 'new')`, [WORK]);
    await product.reader.rows(`insert into engagement.daily_salt (on_day, salt) values ('2026-05-07', 'old'), ('2026-05-11', 'new')`);
    await run();
    expect(await product.reader.rows('select visitor from engagement.work_view')).toEqual([{ visitor: 'new' }]);
    expect(await product.reader.rows('select salt from engagement.daily_salt')).toEqual([{ salt: 'new' }]);
  });
});
