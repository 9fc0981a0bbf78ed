import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { stageEntities, stages } from '@jiangong/assembly';
import { platformActor, visitor, type Actor } from '@jiangong/kernel';
import { SignIn } from '@jiangong/people';
import { aCity, aMember, anAccount, anActorOf, TEST_PASSWORD, type City } from '@jiangong/people/testing';
import { GraphEdge } from '@jiangong/platform';
import { someRules } from '@jiangong/programme/testing';
import { DecideRound, StartScoreRun } from '@jiangong/results';
import { aMarkedRound, scoreRoundNow, type MarkedWorld } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { getNamedType, isInputObjectType, isLeafType, isNonNullType, isObjectType, isUnionType, type GraphQLField, type GraphQLNamedType } from 'graphql';
import { pino } from 'pino';

/** What judges gave, in thousandths: figures that stand nowhere else. */
const GIVEN = [87_651, 87_652, 87_653, 87_654, 87_655];
/** A mark as a number or as points; never inside an identifier or a hash. */
const CANARY = /(?<![0-9a-zA-Z-])(8765[1-5]|87\.65[1-5]?)(?![0-9a-zA-Z-])/g;
/** Fields whose very value tells a place in a ranking. */
const PLACE_FIELDS = new Set(['rank', 'score', 'calibratedScore', 'calibratedRank', 'rankLow', 'rankHigh', 'oldRank', 'newRank', 'oldScore', 'newScore', 'isWinner', 'winners', 'filled']);

type Role = 'judge' | 'unit_cadre' | 'district_organiser' | 'member';

describe('marks and ranks before publication', () => {
  let product: TestProduct;
  let city: City;
  let world: MarkedWorld;
  let server: Server;
  let base: string;
  let ids: readonly string[];
  const log: string[] = [];
  const readers = new Map<string, Actor>();
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    const logger = pino({ level: 'debug' }, new Writable({ write: (line: Buffer, _encoding, done) => { log.push(line.toString()); done(); } }));
    product = await TestProduct.start({ modules: stages, entities: stageEntities, logger });
    city = await aCity(product);
    const members = [await aMember(product, { organizationId: city.enterprises[0] }), await aMember(product, { organizationId: city.enterprises[1] })];
    world = await aMarkedRound(product, city, members.map((memberId) => ({ category: 'labour', points: GIVEN.map((mark) => mark / 1000), memberId })), {
      rules: someRules({ deciding: { places: 2, tieAtCut: 'all_in' }, computing: { decimals: 3 } }),
    });
    const runId = await scoreRoundNow(product, world.roundId);
    await product.get(StartScoreRun).execute(platformActor, { roundId: world.roundId, reason: '复核' });
    await product.drain();
    await product.get(DecideRound).execute(platformActor, { roundId: world.roundId, runId });
    await product.drain();
    const account = async (role: Role, at: string, memberId: string | null = null): Promise<void> => {
      const username = `canary_${role}`;
      readers.set(role, await anActorOf(product, await anAccount(product, { username, memberId, roles: { [role]: at } })));
      const { token } = await product.get(SignIn).execute({ username, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null });
      cookies.set(role, `sid=${token}`);
    };
    await account('judge', city.cityId);
    await account('unit_cadre', city.enterprises[0]);
    await account('district_organiser', city.districtA);
    await account('member', city.enterprises[0], members[0]);
    readers.set('visitor', visitor);
    readers.set('judge of the panel', world.judges[0]!.actor);
    const some = ['programme', 'season', 'category', 'decision', 'score_run', 'entry', 'entry_version', 'score_sheet', 'job', 'account', 'member', 'organization'];
    const known = await product.reader.rows<{ id: string }>(
      `select id from (values ($1::uuid)) as round(id) ${some.map((table) => `union all (select id from ${table} order by id limit 2)`).join(' ')}`, [world.roundId]);
    ids = known.map(({ id }) => id);
    server = createServer(product.app.getHttpAdapter().getInstance() as RequestListener);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server?.closeAllConnections();
    await new Promise((closed) => server?.close(closed));
    await product?.stop();
  });

  /** Everything below a type that needs no argument, each type once on the way down. */
  function selectionOf(type: GraphQLNamedType, way: readonly string[] = []): string {
    if (isLeafType(type)) return '';
    if (isUnionType(type)) return `{ __typename ${type.getTypes().map((one) => `... on ${one.name} ${selectionOf(one, way) || '{ __typename }'}`).join(' ')} }`;
    if (!isObjectType(type) || way.includes(type.name) || way.length > 4) return '{ __typename }';
    const fields = Object.values(type.getFields()).filter((field) => field.args.every((one) => !isNonNullType(one.type) || one.defaultValue !== undefined));
    return `{ ${fields.map((field) => `${field.name} ${selectionOf(getNamedType(field.type), [...way, type.name])}`).join(' ')} }`;
  }

  /** The arguments a query cannot do without, its ids filled with one of ours; null when there is no sensible value. */
  function argumentsOf(field: GraphQLField<unknown, unknown>, id: string): string | null {
    const parts: string[] = [];
    for (const { name, type, defaultValue } of field.args) {
      const named = getNamedType(type);
      if (named.name === 'ID') parts.push(`${name}: ${String(type).includes('[') ? `["${id}"]` : `"${id}"`}`);
      else if (isNonNullType(type) && defaultValue === undefined) {
        if (isInputObjectType(named)) return null;
        parts.push(`${name}: ${named.name === 'Int' ? 2026 : named.name === 'Boolean' ? 'true' : named.name === 'Day' ? '"2026-05-11"' : named.name === 'DateTime' ? '"2026-05-11T00:00:00Z"' : '"参评"'}`);
      }
    }
    return parts.length > 0 ? `(${parts.join(', ')})` : '';
  }

  /** What of an answer tells a mark or a place. A judge's own marks are the judge's to see. */
  function told(value: unknown, own: number | null, at = ''): string[] {
    if (Array.isArray(value)) return value.flatMap((one) => told(one, own, at));
    if (value !== null && typeof value === 'object') {
      return Object.entries(value).flatMap(([name, inner]) => {
        const isPlace = PLACE_FIELDS.has(name) && inner !== null && inner !== false && inner !== 0 && typeof inner !== 'object';
        return [...(isPlace ? [`${at}.${name} = ${String(inner)}`] : []), ...told(inner, own, `${at}.${name}`)];
      });
    }
    const found = [...String(value ?? '').matchAll(CANARY)].map(([text]) => text).filter((text) => own === null || !text.replace('.', '').startsWith(String(own)));
    return found.map((text) => `${at} says ${text}`);
  }

  const queries = (): GraphQLField<unknown, unknown>[] => Object.values(product.get(GraphEdge).schema!.getQueryType()!.getFields());

  it('the canaries are there: an officer of the city sees them', async () => {
    const officer = await anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
    const answer = await product.ask(officer, `query ($r: ID!) { round(id: $r) { runs { lines { nodes { rank score sheets { total } } } } decision { places { rank score } } } }`, { r: world.roundId });
    expect(told(answer.data, null).length).toBeGreaterThan(10);
  });

  it.each(['visitor', 'member', 'unit_cadre', 'district_organiser', 'judge', 'judge of the panel'])('no query tells a %s a mark or a rank, whatever id is guessed', async (reader) => {
    const actor = readers.get(reader)!;
    const own = reader === 'judge of the panel' ? GIVEN[0]! : null;
    const leaks: string[] = [];
    let answered = 0;
    for (const field of queries()) {
      const takesId = field.args.some(({ type }) => getNamedType(type).name === 'ID');
      for (const id of takesId ? ids : ids.slice(0, 1)) {
        const given = argumentsOf(field, id);
        if (given === null) continue;
        const answer = await product.ask(actor, `{ ${field.name}${given} ${selectionOf(getNamedType(field.type))} }`);
        if (answer.data?.[field.name] !== undefined && answer.data[field.name] !== null) answered += 1;
        leaks.push(...told(answer.data, own, field.name), ...told(answer.errors?.map(({ message, extensions }) => ({ message, extensions })), own, `${field.name} (refused)`));
      }
    }
    expect(answered).toBeGreaterThan(5);
    expect([...new Set(leaks)]).toEqual([]);
  }, 300_000);

  it('no export: the workbook of results is refused to every one of them', async () => {
    for (const reader of ['member', 'unit_cadre', 'judge', 'district_organiser']) {
      const answer = await fetch(`${base}/files/rounds/${world.roundId}/results.xlsx`, { headers: { cookie: cookies.get(reader)! } });
      expect([reader, answer.status]).toEqual([reader, reader === 'district_organiser' ? 404 : 403]);
      expect(told(await answer.text(), null)).toEqual([]);
    }
    expect((await fetch(`${base}/files/rounds/${world.roundId}/results.xlsx`)).status).toBe(401);
  });

  it('no job, no event of the ledger and no line of the log holds a mark', async () => {
    const jobs = await product.reader.rows<{ text: string }>('select payload::text || coalesce(result::text, \'\') || coalesce(error::text, \'\') || progress_note as text from job');
    const events = await product.reader.rows<{ text: string }>('select content as text from ledger_event');
    expect([jobs.length > 1, events.length > 5]).toEqual([true, true]);
    for (const { text } of [...jobs, ...events]) expect(told(text, null)).toEqual([]);
    expect(told(log.join('\n'), null)).toEqual([]);
  });
});
