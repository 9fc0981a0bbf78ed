import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { BadInput, newId, NotAllowed, type Actor } from '@jiangong/kernel';
import { GrantRole, PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, anAccount, anActorOf, type City } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { anActor, TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { aPublishedRound, type PublishedWorld } from '../testing';

interface Told {
  readonly id: string;
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actorName: string | null;
  readonly roundId: string | null;
  readonly roundName: string | null;
  readonly accountName: string | null;
  readonly role: string | null;
  readonly fromPhase: string | null;
  readonly toPhase: string | null;
}

const FIELDS = 'id seq at type actorName roundId roundName accountName role fromPhase toPhase';

describe('the ledger as auditors read it', () => {
  let product: TestProduct;
  let city: City;
  let world: PublishedWorld;
  let auditor: Actor;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    auditor = await anActorOf(product, await anAccount(product, { roles: { auditor: city.cityId } }));
    world = await aPublishedRound(product, city);
  });
  afterAll(() => product?.stop());

  const ask = (actor: Actor, args: string, fields = FIELDS) => product.ask(actor, `{ ledgerEvents(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`);
  const pageOf = async (args: string) => (await ask(auditor, args)).data!.ledgerEvents as unknown as { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Told[] };

  it('tells who gave which role to whom', async () => {
    const administrator = await anActorOf(product, await anAccount(product, { name: '管理员甲', roles: { administrator: city.cityId } }));
    const accountId = await anAccount(product, { name: '新评委' });
    await product.get(GrantRole).execute(administrator, { accountId, role: 'judge', organizationId: city.cityId });
    const { nodes } = await pageOf('types: ["people.role.granted"], first: 1');
    expect(nodes).toMatchObject([{ type: 'people.role.granted', actorName: '管理员甲', accountName: '新评委', role: 'judge', roundId: null }]);
  });

  it('tells each step of a round with its phases, newest first, of that round alone', async () => {
    const { nodes } = await pageOf(`types: ["programme.round.moved"], roundId: "${world.roundId}", first: 100`);
    expect(nodes[0]).toMatchObject({ roundId: world.roundId, toPhase: 'published' });
    expect(nodes[0]!.roundName).toEqual(expect.any(String));
    expect(nodes.map(({ seq }) => seq)).toEqual(nodes.map(({ seq }) => seq).sort((one, other) => other - one));
    expect((await pageOf(`roundId: "${newId()}"`)).nodes).toEqual([]);
  });

  it('is read in pages that leave nothing out and show nothing twice, and counts what it shows', async () => {
    const ids: string[] = [];
    let after = '';
    let page = await pageOf('first: 7');
    const { totalCount } = page;
    for (;;) {
      ids.push(...page.nodes.map(({ id }) => id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      page = await pageOf(`first: 7, after: "${after}"`);
    }
    const [{ count }] = (await product.reader.rows<{ count: number }>('select count(*)::int as count from ledger_event')) as [{ count: number }];
    expect([ids.length, new Set(ids).size, totalCount]).toEqual([count, count, count]);
    expect(count).toBeGreaterThan(20);
  });

  it('never tells what a sheet holds: marks have a reading of their own, which is written down', async () => {
    const { nodes } = await pageOf(`types: ["judging.sheet.locked"], roundId: "${world.roundId}", first: 100`);
    expect(nodes.length).toBeGreaterThan(0);
    for (const { accountName, role, fromPhase, toPhase } of nodes) expect([accountName, role, fromPhase, toPhase]).toEqual([null, null, null, null]);
    const answer = await ask(auditor, 'first: 1', 'body');
    expect(answer.errors![0]!.message).toContain('body');
  });

  it('is for auditors, and for nobody else', async () => {
    for (const actor of [anActor({ city_organiser: city.cityId }), anActor({ administrator: city.cityId }), anActor({ district_organiser: city.districtA }), anActor({ judge: city.cityId }), anActor({ member: city.team })])
      expect((await ask(actor, 'first: 1')).errors![0]!.originalError).toBeInstanceOf(NotAllowed);
    expect((await ask(auditor, 'first: 1')).errors).toBeUndefined();
  });

  it('refuses a type that is none', async () => {
    expect((await ask(auditor, 'types: ["\'; drop table x"]')).errors![0]!.originalError).toBeInstanceOf(BadInput);
  });
});
