import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256, type Actor } from '@jiangong/kernel';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, type City } from '@jiangong/people/testing';
import { findBroken, JobRunner } from '@jiangong/platform';
import { AdvanceRound, fiveSmallStandardRules, ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { DecideRound, ResultsModule, resultsEntities, resultsInvariants, StartScoreRun } from '@jiangong/results';
import { aMarkedRound, signAsSeen, twoOfficers, type MarkedEntry, type MarkedWorld, type Points } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { recognitionInvariants, RecognitionModule, recognitionEntities, StarsReader } from './index';

const KINDS = [
  { code: 'invention', name: '小发明' }, { code: 'creation', name: '小创造' }, { code: 'renovation', name: '小革新' }, { code: 'design', name: '小设计' }, { code: 'suggestion', name: '小建议' },
];
const five = (points: Points): Points[] => Array.from({ length: 5 }, () => points);
const points = (all: number, more: Partial<Record<'novelty' | 'benefit', number>> = {}): Points => ({ novelty: all, practicality: all, benefit: all, spread: all, ...more });

/** So many of a kind above the minimum, the rest below; the best first. */
const ladder = (category: string, above: number, below: number): MarkedEntry[] =>
  Array.from({ length: above + below }, (_, at) => ({ category, points: five(at < above ? 95 - at * 0.25 : 69.99 - (at - above) * 0.5) }));

/** J7: 364 entries, five kinds of twenty places, minimum 70.00; one kind has only 18 above it. */
const handedIn: MarkedEntry[] = [
  ...ladder('invention', 18, 54),
  // places 20 and 21 of the creations: equal trimmed mean 80.00, the mean of all five judges decides
  ...ladder('creation', 19, 52), { category: 'creation', points: [70, 80, 80, 80, 80], name: '创造第二十一' }, { category: 'creation', points: five(80), name: '创造第二十' },
  // of the renovations: equal totals, the benefit decides (novelty and benefit weigh the same)
  ...ladder('renovation', 19, 52), { category: 'renovation', points: five(points(80)), name: '革新第二十一' }, { category: 'renovation', points: five(points(80, { benefit: 85, novelty: 75 })), name: '革新第二十' },
  ...ladder('design', 30, 43), ...ladder('suggestion', 30, 43),
];

describe('J7: the city publishes five-small awards', () => {
  let product: TestProduct;
  let city: City;
  let world: MarkedWorld;
  let officers: readonly [Actor, Actor];

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    city = await aCity(product);
    officers = await twoOfficers(product, city);
    const rules = { ...fiveSmallStandardRules, notice: { workingDays: 0 } };
    world = await aMarkedRound(product, city, handedIn, { rules, subject: 'work', categories: KINDS, code: '2026-05' });
    await product.get(AdvanceRound).execute(officers[0], { roundId: world.roundId, toPhase: 'computing' });
  });
  afterAll(() => product?.stop());

  const runOf = async (id: string) => (await product.reader.first<{ state: string; outputs: string; job_id: string }>('select state, outputs, job_id from score_run where id = $1', [id]))!;
  const placesOf = () => product.reader.rows<{ kind: string; name: string; rank: number; title: string }>(
    `select c.code as kind, e.title as name, p.rank, p.title from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id join category c on c.id = p.category_id
      where d.round_id = $1 and d.state = 'standing' order by c.position, p.rank`, [world.roundId]);
  const programmeCode = async () => (await product.reader.first<{ code: string }>('select code from programme where id = $1', [world.programmeId]))!.code;

  it('364 entries are scored, and a recomputation after a killed worker gives the same bytes', async () => {
    expect(handedIn).toHaveLength(364);
    const first = await product.get(StartScoreRun).execute(officers[0], { roundId: world.roundId });
    await product.drain();
    const second = await product.get(StartScoreRun).execute(officers[0], { roundId: world.roundId, reason: '复算' });
    const { job_id: jobId } = await runOf(second);
    await product.reader.rows(`update job set state = 'running', attempts = 1, lease_until = now() - interval '1 second' where id = $1`, [jobId]);
    await product.get(JobRunner).run(jobId);
    expect((await runOf(second)).state).toBe('sealed');
    expect((await runOf(second)).outputs).toBe((await runOf(first)).outputs);
    await product.drain();
    await product.get(DecideRound).execute(officers[0], { roundId: world.roundId, runId: first });
  });

  it('98 awards: no filling, nobody below 70.00, ties at place 20 follow the chain', async () => {
    const places = await placesOf();
    const count = (kind: string): number => places.filter((place) => place.kind === kind).length;
    expect(KINDS.map(({ code }) => count(code))).toEqual([18, 20, 20, 20, 20]);
    expect(places).toHaveLength(98);
    const names = places.map((place) => place.name);
    expect(names).toEqual(expect.arrayContaining(['创造第二十', '革新第二十']));
    expect(names).not.toEqual(expect.arrayContaining(['创造第二十一']));
    expect(names).not.toEqual(expect.arrayContaining(['革新第二十一']));
    expect(places[0]!.title).toBe('“五小”活动展示奖（小发明）');
  });

  it('nothing is honoured before the second signature; then the hash is in the ledger and all 98 are honoured once', async () => {
    const stars = () => product.reader.rows('select 1 from honour where round_id = $1', [world.roundId]);
    await signAsSeen(product, officers[0], world.roundId);
    await product.drain();
    expect(await stars()).toHaveLength(0);
    await signAsSeen(product, officers[1], world.roundId);
    await product.drain();
    expect(await stars()).toHaveLength(98);
    await product.reader.rows(`update job set state = 'queued', dispatched_at = null where name like 'results.list.published/%'`);
    await product.drain();
    expect(await stars()).toHaveLength(98);
    const { content } = (await product.reader.first<{ content: string }>(`select content from decision where round_id = $1`, [world.roundId]))!;
    const ledger = await product.reader.first<{ hash: string }>(`select content::jsonb -> 'body' ->> 'contentHash' as hash from ledger_event where chain = $1 and type = 'results.list.published'`, [`round:${world.roundId}`]);
    expect(ledger!.hash).toBe(sha256(content));
  });

  it('the total of the season is the sum of its months', async () => {
    const programme = await programmeCode();
    const periods = await product.get(StarsReader).periods(programme);
    const figures = await product.get(StarsReader).figures(2026, programme);
    expect(figures.stars).toBe(periods.reduce((sum, period) => sum + period.stars, 0));
    expect(figures).toMatchObject({ stars: 98, participations: 364, units: 1, persons: 1 });
    expect(figures.byCategory.map(({ code, stars }) => [code, stars])).toEqual([['invention', 18], ['creation', 20], ['renovation', 20], ['design', 20], ['suggestion', 20]]);
  });

  it('every invariant holds', async () => {
    expect(await findBroken(product.reader, [...resultsInvariants, ...recognitionInvariants])).toEqual([]);
  });

  it('an invariant that is broken is named with its rows', async () => {
    const [entry] = await product.reader.rows<{ id: string }>(`select entry_id as id from honour where round_id = $1 limit 1`, [world.roundId]);
    await product.reader.rows(`update honour set rank = rank + 1 where entry_id = $1`, [entry!.id]);
    const broken = await findBroken(product.reader, recognitionInvariants);
    expect(broken.map(({ invariant }) => invariant.name)).toEqual(['recognition.honours.from_publication']);
    expect(broken[0]!.rows).toMatchObject([{ entry_id: entry!.id }]);
  });
});
