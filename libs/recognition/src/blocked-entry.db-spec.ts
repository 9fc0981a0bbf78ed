import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, platformActor, rolesWith, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { anAcceptedEntry } from '@jiangong/entries/testing';
import { AppointPanel, JudgingModule, judgingEntities, SaveMark, SignDeclaration, SubmitSheet } from '@jiangong/judging';
import { aJudge, aPanelledRound, someMarks, type JudgedWorld, type JudgeWorld } from '@jiangong/judging/testing';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember, type City } from '@jiangong/people/testing';
import { GraphEdge, operationAccess } from '@jiangong/platform';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { ResultsModule, resultsEntities, StartScoreRun } from '@jiangong/results';
import { TestProduct } from '@jiangong/testing';
import { getNamedType, isEnumType, isInputObjectType, isLeafType, isListType, isNonNullType, isUnionType, type GraphQLArgument, type GraphQLInputType, type GraphQLOutputType, type GraphQLSchema } from 'graphql';
import { RecognitionModule, recognitionEntities } from './index';

jest.setTimeout(120_000);

const NAME = '金丝雀甲';
const DEEDS = '金丝雀的事迹只有同单位的人知道';
const MARK = 87_650;
const DEPTH = 3;

/** A selection of everything a type shows without being asked for arguments. */
function selectionOf(type: GraphQLOutputType, depth = DEPTH): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named)) return ` { __typename ${named.getTypes().map((one) => `... on ${one.name}${selectionOf(one, depth)}`).join(' ')} }`;
  const fields = 'getFields' in named ? Object.values(named.getFields()) : [];
  const parts = fields.flatMap((field) => {
    if ('args' in field && field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
    const inner = getNamedType(field.type as GraphQLOutputType);
    // fields of one name and different types may meet in a union
    const alias = `${named.name}_${field.name}: ${field.name}`;
    if (isLeafType(inner)) return [alias];
    return depth > 0 ? [alias + selectionOf(field.type as GraphQLOutputType, depth - 1)] : [];
  });
  return ` { __typename ${parts.join(' ')} }`;
}

describe('a blocked entry is nowhere for its judge', () => {
  let product: TestProduct;
  let city: City;
  let world: JudgedWorld;
  let kin: JudgeWorld;
  let schema: GraphQLSchema;
  /** Every id by which the entry could be asked for. */
  let ids: string[];
  /** What must be in no answer. */
  let canaries: string[];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    schema = product.get(GraphEdge).schema!;
    world = await aPanelledRound(product, city, { judges: 6, entries: 3 });
    kin = await aJudge(product, city, city.industryEnterprise);
    const memberId = await aMember(product, { organizationId: city.industryEnterprise, name: NAME });
    const entryId = await anAcceptedEntry(product, { roundId: world.roundId, categoryId: world.categories[0]!.id, memberId, content: { deeds: DEEDS } });
    const judges = [...world.judges, kin];
    await product.get(AppointPanel).execute(platformActor, { roundId: world.roundId, judges: judges.map(({ accountId }) => ({ accountId, role: 'judge' as const })) });
    await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'judging' });
    for (const { actor } of judges) await product.get(SignDeclaration).execute(actor, { roundId: world.roundId, declared: [] });
    const sheets = await product.reader.rows<{ id: string; judge: string }>(`select id, judge_id as judge from score_sheet where entry_id = $1`, [entryId]);
    for (const { id, judge } of sheets) {
      await product.get(SubmitSheet).execute(judges.find(({ accountId }) => accountId === judge)!.actor, { sheetId: id, marks: someMarks(world, MARK) });
    }
    await product.drain();
    const one = async (sql: string): Promise<string> => (await product.reader.first<{ id: string }>(`${sql} order by id limit 1`, [entryId]))!.id;
    ids = [
      entryId, memberId, await one(`select id from entry_version where entry_id = $1`), await one(`select id from recommendation where entry_id = $1`),
      await one(`select id from assignment where entry_id = $1`), await one(`select id from score_sheet where entry_id = $1`),
    ];
    canaries = [...ids, NAME, DEEDS, String(MARK), '87.65'];
  });
  afterAll(() => product?.stop());

  const rootsFor = (kind: 'Query' | 'Mutation') =>
    operationAccess(schema).filter((one) => one.kind === kind && (one.allowAnyone !== undefined || one.allowSignedIn !== undefined || rolesWith(one.allow!).includes('judge'))).map(({ name }) => name);

  /** A value for an argument; `id` wherever something is asked for by an id, and as the words of a search. */
  function valueOf(name: string, type: GraphQLInputType, id: string): unknown {
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) return [valueOf(name, inner.ofType as GraphQLInputType, id)];
    const named = getNamedType(inner);
    if (isInputObjectType(named)) return Object.fromEntries(Object.values(named.getFields()).flatMap((field) => (isNonNullType(field.type) ? [[field.name, valueOf(field.name, field.type, id)]] : [])));
    if (isEnumType(named)) return named.getValues()[0]!.name;
    if (named.name === 'ID') return name === 'roundId' ? world.roundId : name === 'programmeId' ? world.programmeId : name === 'seasonId' ? world.seasonId : id;
    if (named.name === 'Int' || named.name === 'Float') return name === 'year' ? 2026 : name === 'first' ? 50 : 1;
    if (named.name === 'Boolean') return true;
    return name === 'search' || name === 'name' ? NAME.slice(0, 3) : '2026-05';
  }

  async function askAll(actor: Actor, kind: 'Query', name: string, id: string, given: (arg: GraphQLArgument) => boolean): Promise<string> {
    const field = schema.getQueryType()!.getFields()[name]!;
    const args = field.args.filter(given);
    const declared = args.length > 0 ? `(${args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')})` : '';
    const passed = args.length > 0 ? `(${args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')})` : '';
    const variables = Object.fromEntries(args.map((arg) => [arg.name, valueOf(arg.name, arg.type, id)]));
    const answer = await product.ask(actor, `${kind.toLowerCase()} ${declared} { ${name}${passed}${selectionOf(field.type)} }`, variables);
    const invalid = (answer.errors ?? []).filter((error) => error.originalError === undefined && error.path === undefined);
    if (invalid.length > 0) throw new Error(`${name}: ${invalid[0]!.message}`);
    return JSON.stringify(answer.data ?? null);
  }

  const needed = (arg: GraphQLArgument): boolean => (isNonNullType(arg.type) && arg.defaultValue === undefined) || arg.name === 'first' || arg.name === 'year';

  /** Asks every query a judge may ask, by every id, with and without its optional arguments; what was asked with is no answer. */
  async function expectNothing(actor: Actor): Promise<number> {
    let asked = 0;
    for (const name of rootsFor('Query')) {
      const takesIds = schema.getQueryType()!.getFields()[name]!.args.some((arg) => getNamedType(arg.type).name === 'ID' || isInputObjectType(getNamedType(arg.type)));
      for (const id of takesIds ? ids : [ids[0]!]) {
        for (const given of [needed, () => true]) {
          const text = await askAll(actor, 'Query', name, id, given);
          for (const canary of canaries) if (text.includes(canary)) throw new Error(`${name} shows ${canary}: ${text.slice(0, 400)}`);
          asked += 1;
        }
      }
    }
    return asked;
  }

  it('the walk would find it: a judge of the panel who has the entry meets it', async () => {
    const [holder] = await product.reader.rows<{ id: string; sheet: string }>(`select judge_id as id, id as sheet from score_sheet where entry_id = $1 limit 1`, [ids[0]]);
    const judge = world.judges.find(({ accountId }) => accountId === holder!.id)!;
    expect(await askAll(judge.actor, 'Query', 'myJudging', ids[0]!, needed)).toContain(NAME);
    expect(await askAll(judge.actor, 'Query', 'sheet', holder!.sheet, needed)).toContain(DEEDS);
    expect(rootsFor('Query')).toEqual(expect.arrayContaining(['myJudging', 'myEntries', 'sheet', 'entry', 'member', 'job', 'jobs', 'declarationCandidates']));
  });

  it('no query a judge may ask answers with it, by no id, while the round is judging', async () => {
    expect(await expectNothing(kin.actor)).toBeGreaterThan(60);
  });

  it('nor while it is being computed', async () => {
    const rows = await product.reader.rows<{ id: string; judge: string }>(`select id, judge_id as judge from score_sheet where round_id = $1 and state = 'open'`, [world.roundId]);
    for (const { id, judge } of rows) {
      const marker = [...world.judges, kin].find(({ accountId }) => accountId === judge)!;
      await product.get(SubmitSheet).execute(marker.actor, { sheetId: id, marks: someMarks(world, 90_000) });
    }
    await product.get(AdvanceRound).execute(platformActor, { roundId: world.roundId, toPhase: 'computing' });
    await product.get(StartScoreRun).execute(platformActor, { roundId: world.roundId });
    await product.drain();
    expect(await expectNothing(kin.actor)).toBeGreaterThan(60);
    await product.uow.run(platformActor, {}, async (tx) => void (await tx.query(`update round set phase = 'judging' where id = $1`, [world.roundId])));
  });

  it('it is in none of the judge’s counts: queue, board and load speak of the other entries', async () => {
    const [{ count }] = (await product.reader.rows<{ count: number }>(`select count(*)::int as count from score_sheet where judge_id = $1`, [kin.accountId])) as [{ count: number }];
    const { data } = await product.ask(kin.actor, `{ myJudging { total items { sheetId } } }`);
    const [queue] = (data as unknown as { myJudging: { total: number; items: object[] }[] }).myJudging;
    expect([queue!.total, queue!.items.length]).toEqual([count, count]);
  });

  it('a sheet of it that stood before the conflict was known counts nowhere and is not there, whatever the judge sends', async () => {
    const [standing] = await product.reader.rows<{ id: string; entry: string }>(`select id, entry_id as entry from score_sheet where judge_id = $1 limit 1`, [kin.accountId]);
    await product.uow.run(platformActor, {}, async (tx) => void (await tx.query(
      `insert into conflict (entry_id, judge_id, kind, round_id, is_hard, evidence) values ($1, $2, 'kin', $3, true, '')`, [standing!.entry, kin.accountId, world.roundId])));
    const answers = await Promise.all([standing!.id, newId()].map(async (id) => {
      const codes: unknown[] = [];
      for (const work of [
        () => product.ask(kin.actor, `query ($id: ID!) { sheet(id: $id) { id } }`, { id }),
        () => product.ask(kin.actor, `mutation ($id: ID!) { lockSheet(id: $id) { __typename } }`, { id }),
        () => product.ask(kin.actor, `mutation ($input: SaveMarkInput!) { saveMark(input: $input) { __typename } }`, { input: { sheetId: id, criterion: 'skill', value: 80_000, revision: 0 } }),
        () => product.ask(kin.actor, `mutation ($input: SaveSheetInput!) { saveSheet(input: $input) { __typename } }`, { input: { sheetId: id, marks: { skill: 80_000 } } }),
        () => product.ask(kin.actor, `mutation ($input: RecuseSheetInput!) { recuseSheet(input: $input) { __typename } }`, { input: { sheetId: id, reasonCode: 'kin' } }),
        () => product.ask(kin.actor, `mutation ($input: AmendMarkInput!) { amendMark(input: $input) { __typename } }`, { input: { sheetId: id, criterion: 'skill', value: 80_000, reason: '更正' } }),
      ]) codes.push((await work()).errors?.map(({ message, originalError }) => [message, originalError?.constructor.name]));
      return codes;
    }));
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.every((one) => Array.isArray(one) && one.length === 1)).toBe(true);
    const { data } = await product.ask(kin.actor, `{ myJudging { items { sheetId } } }`);
    expect(JSON.stringify(data)).not.toContain(standing!.id);
    await expect(product.get(SaveMark).execute(kin.actor, { sheetId: standing!.id, criterion: 'skill', value: 80_000, revision: 0 })).rejects.toThrow('not found');
  });
});
