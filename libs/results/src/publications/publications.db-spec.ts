import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities, SignIn } from '@jiangong/people';
import { aCity, anAccount, anActorOf, TEST_PASSWORD, type City } from '@jiangong/people/testing';
import { readTable } from '@jiangong/platform';
import { AdvanceRound, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { aJudgedRound } from '@jiangong/judging/testing';
import { someRules } from '@jiangong/programme/testing';
import { TestProduct } from '@jiangong/testing';
import { ResultsModule, resultsEntities } from '../index';
import { aPublishedRound, aScoredRound } from '../testing';
import { RESULT_COLUMNS } from './results-table';

describe('publishing over GraphQL, and the workbook', () => {
  let product: TestProduct;
  let city: City;
  let base: string;
  let folder: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities],
    });
    city = await aCity(product);
    folder = await mkdtemp(join(tmpdir(), 'results-workbook-'));
    base = await product.listen();
  });
  afterAll(async () => {
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const officer = async () => anActorOf(product, await anAccount(product, { roles: { city_organiser: city.cityId } }));
  async function cookieOf(role: 'city_organiser' | 'district_organiser' | 'unit_cadre', at: string): Promise<string> {
    const username = `reader_${role}_${Math.random().toString(36).slice(2)}`;
    await anAccount(product, { username, roles: { [role]: at } });
    return `sid=${(await product.get(SignIn).execute({ username, password: TEST_PASSWORD, address: '127.0.0.1', userAgent: '', previousToken: null })).token}`;
  }
  const fetchWorkbook = (roundId: string, cookie?: string): Promise<Response> => fetch(`${base}/files/rounds/${roundId}/results.xlsx`, { headers: cookie ? { cookie } : {} });

  it('the whole way by mutations: run, decision, two signatures, each with what the next screen needs', async () => {
    const [first, second] = [await officer(), await officer()];
    const { roundId } = await aJudgedRound(product, city, { rules: someRules({ notice: { workingDays: 0 } }) });
    await product.get(AdvanceRound).execute(first, { roundId, toPhase: 'computing' });
    const started = await product.ask(first, `mutation ($r: ID!) { startScoreRun(input: { roundId: $r }) { ... on ScoreRun { id number state job { state label } } } }`, { r: roundId });
    expect(started.data!.startScoreRun).toMatchObject({ number: 1, state: 'queued', job: { state: 'queued', label: '计分' } });
    await product.drain();
    const runId = (started.data!.startScoreRun as unknown as { id: string }).id;
    const decided = await product.ask(first, `mutation ($r: ID!, $run: ID!) { decideRound(input: { roundId: $r, runId: $run }) { ... on Decision { state contentHash compliance { code } places { name title } } ... on Refusal { code message } } }`, { r: roundId, run: runId });
    expect(decided.data!.decideRound).toMatchObject({ state: 'standing', compliance: [], contentHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { contentHash } = decided.data!.decideRound as unknown as { contentHash: string };
    const sign = async (actor: typeof first) => (await product.ask(actor, `mutation ($r: ID!, $h: String!) { signPublication(roundId: $r, contentHash: $h) { ... on Publication { state signatures { signerName } abilities { canSign } } ... on Refusal { code } } }`, { r: roundId, h: contentHash })).data!.signPublication;
    expect(await sign(first)).toMatchObject({ state: 'awaiting_signature', signatures: [{ signerName: first.name }], abilities: { canSign: false } });
    expect(await sign(first)).toEqual({ code: 'SECOND_OFFICER_NEEDED' });
    const seen = await product.ask(second, `query ($r: ID!) { round(id: $r) { publication { abilities { canSign } } places { category { code } places filled } } }`, { r: roundId });
    expect(seen.data!.round).toMatchObject({ publication: { abilities: { canSign: true } }, places: [{ category: { code: 'labour' }, places: 2, filled: 2 }, { category: { code: 'skill' }, places: 2, filled: 1 }] });
    expect(await sign(second)).toMatchObject({ state: 'published', abilities: { canSign: false } });
    await product.drain();
  });

  it('the cycle board counts the winners one may see', async () => {
    const { roundId } = await aPublishedRound(product, city, { entries: 4 });
    const winnersFor = async (actor: Awaited<ReturnType<typeof officer>>): Promise<number> => {
      const { data } = await product.ask(actor, `{ cycleBoard(year: 2026) { cells { round { id } winners } } }`);
      const rows = data!.cycleBoard as unknown as { cells: { round: { id: string }; winners: number }[] }[];
      return rows.flatMap((row) => row.cells).find((cell) => cell.round.id === roundId)!.winners;
    };
    expect(await winnersFor(await officer())).toBe(4);
    expect(await winnersFor(await anActorOf(product, await anAccount(product, { roles: { district_organiser: city.districtA } })))).toBe(2);
    expect(await winnersFor(await anActorOf(product, await anAccount(product, { roles: { unit_cadre: city.enterprises[0] } })))).toBe(0);
  });

  it('the workbook holds the ranking for those who may, and says no to others in words', async () => {
    const { roundId } = await aPublishedRound(product, city, { entries: 4 }, (entry, judge) => 84_000 + entry * 1_000 + judge * 100);
    const answer = await fetchWorkbook(roundId, await cookieOf('city_organiser', city.cityId));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''");
    const path = join(folder, 'all.xlsx');
    await writeFile(path, Buffer.from(await answer.arrayBuffer()));
    const rows: Record<string, string>[] = [];
    for await (const { cells } of readTable(path, [...RESULT_COLUMNS, ...[1, 2, 3, 4, 5].map((judge) => ({ name: `J${judge} 评分` }))].map(({ name }) => ({ name })))) rows.push(cells);
    expect(rows.map((row) => [row['类别'], row['名次'], row['得分'], row['入选']])).toEqual([['劳动之星', '1', '86.2', '是'], ['劳动之星', '2', '84.2', '是'], ['技能之星', '1', '87.2', '是'], ['技能之星', '2', '85.2', '是']]);
    // the judges are ordered by id, which of them gave which mark is chance; two are dropped
    expect(rows[0]!['评委评分']!.match(/（去）/g)).toHaveLength(2);
    const columns = [1, 2, 3, 4, 5].map((judge) => rows[0]![`J${judge} 评分`]!);
    expect(columns.filter((text) => text.endsWith('（去）'))).toHaveLength(2);
    expect(columns.map((text) => Number.parseFloat(text)).sort()).toEqual([86, 86.1, 86.2, 86.3, 86.4]);
    expect((await fetchWorkbook(roundId)).status).toBe(401);
    expect((await fetchWorkbook(roundId, await cookieOf('unit_cadre', city.enterprises[0]))).status).toBe(403);
  });

  it('a district finds no workbook before publication', async () => {
    const { roundId } = await aScoredRound(product, city);
    const cookie = await cookieOf('district_organiser', city.districtA);
    expect((await fetchWorkbook(roundId, cookie)).status).toBe(404);
    expect((await fetchWorkbook('nonsense', cookie)).status).toBe(404);
    expect((await fetchWorkbook(roundId, await cookieOf('city_organiser', city.cityId))).status).toBe(200);
  });
});
