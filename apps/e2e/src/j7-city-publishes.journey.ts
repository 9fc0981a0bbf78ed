import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { certificateVerdict, type CertificateProof } from '@jiangong/evidence';
import { sha256, shanghai } from '@jiangong/kernel';
import { verifyChain } from '@jiangong/platform';
import { codesIn, pagesIn, scan } from '@jiangong/testing';
import pg from 'pg';
import { RunningProduct } from './running-product';
import { AUTHORS, fiveSmallCity, KINDS } from './support/few-works';
import { eventually, FiveSmallMonth, type PlannedWork } from './support/five-small-month';
import { askForCertificates, Certified, RESULT_NOT_PUBLISHED } from './support/certified';
import { SmallCity } from './support/small-city';
import type { Visitor } from './visitor';

const SIGN = 'signPublication(roundId: ID!, contentHash: String!)';
const DECIDE = 'decideRound(input: DecideRoundInput!)';
const RUN = 'ScoreRun { id state inputsHash outputsHash }';

/** Each month has its own works: what won once, told anew, is refused. */
const TOLD: Readonly<Record<string, PlannedWork['content']>> = {
  四月: { problem: '冷却水管接头渗漏，夏天一到每周停一次机。', measure: '改用双层密封圈和快换卡箍，先装一号机组，看了一个月再推开。' },
  五月: { problem: '原有刀具磨损快，换刀要等天车，夜班最耽误工夫。', measure: '自制随机吊臂和定位销，两人变一人，换刀由四十分钟降到一刻钟。' },
};

/** Works of a kind and month with marks that fall from 95.00 by half a point; `last` are the marks of the final ones. */
function works(month: string, kind: string, falling: number, last: readonly Partial<PlannedWork>[] = []): PlannedWork[] {
  const title = (at: number): string => `${month}${kind}第${String(at + 1).padStart(2, '0')}号`;
  return [
    ...Array.from({ length: falling }, (_one, at) => ({ kind, title: title(at), mark: 95_000 - at * 500, content: TOLD[month] })),
    ...last.map((one, at) => ({ kind, title: title(falling + at), mark: 80_000, content: TOLD[month], ...one })),
  ];
}
const marks = (count: number, from: number): { mark: number }[] => Array.from({ length: count }, (_one, at) => ({ mark: from - at * 110 }));

/** 364 works for a hundred places: 小革新 has eighteen at 70.00 or above, every other kind has more than twenty. */
const MAY = [
  ...works('五月', '小发明', 80), ...works('五月', '小设计', 78), ...works('五月', '小建议', 80),
  // the twentieth and the twenty-first have one mark; the chain looks at the benefit
  ...works('五月', '小创造', 19, [{ mark: 80_000 }, { mark: 80_000, benefit: 2_000 }, ...marks(54, 79_000)]),
  ...works('五月', '小革新', 17, [{ mark: 70_000 }, { mark: 69_990 }, ...marks(32, 69_500)]),
];
/** Nothing in the chain tells the twentieth from the twenty-first. */
const APRIL = [...works('四月', '小发明', 19, [{ mark: 80_000 }, { mark: 80_000 }]), ...works('四月', '小建议', 2)];

interface Line {
  readonly title: string;
  readonly rank: number;
  readonly isShared: boolean;
  readonly isWinner: boolean;
  readonly score: number;
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly inputsHash: string;
  readonly outputsHash: string;
}

describe('the city publishes five-small awards (J7)', () => {
  let product: RunningProduct;
  let city: SmallCity;
  let april: FiveSmallMonth;
  let may: FiveSmallMonth;
  let organiser: Visitor;
  let mayRun: Run;

  beforeAll(async () => {
    product = await RunningProduct.migrated();
    city = await SmallCity.found(product, fiveSmallCity());
    [april, may] = [await FiveSmallMonth.of(city, '2026-04'), await FiveSmallMonth.of(city, '2026-05')];
    product.run('api');
    product.run('worker');
    await product.untilReady();
    organiser = await city.signIn('shizong');
  }, 300_000);
  afterAll(() => product?.stop());

  const startRun = (roundId: string, reason?: string): Promise<Run> => organiser.act('startScoreRun(input: StartScoreRunInput!)', { input: { roundId, reason } }, RUN);
  const runs = (roundId: string): Promise<(Run & { attempts: number })[]> =>
    product.rows(`select s.id, s.state, s.inputs_hash as "inputsHash", s.outputs_hash as "outputsHash", j.attempts from score_run s join job j on j.id = s.job_id where s.round_id = $1 order by s.number`, [roundId]);
  const sealed = (roundId: string, count: number): Promise<void> =>
    eventually(async () => (await runs(roundId)).filter((run) => run.state === 'sealed').length === count, `${count} sealed runs`);

  async function places(roundId: string): Promise<Record<string, number>> {
    const { round } = await organiser.ask<{ round: { places: { category: { name: string }; places: number; filled: number }[] } }>(
      'query ($id: ID!) { round(id: $id) { places { category { name } places filled } } }', { id: roundId });
    expect(round.places.every((one) => one.places === 20)).toBe(true);
    return Object.fromEntries(round.places.map((one) => [one.category.name, one.filled]));
  }

  async function ranking(roundId: string, kind: string): Promise<Line[]> {
    const { round } = await organiser.ask<{ round: { runs: { lines: { nodes: Line[] } }[]; programme: { categories: { id: string; name: string }[] } } }>(
      'query ($id: ID!, $category: ID) { round(id: $id) { programme { categories { id name } } runs { lines(categoryId: $category, first: 100) { nodes { title rank isShared isWinner score } } } } }',
      { id: roundId, category: (await city.round('five_small', '2026-05')).categories[kind] });
    return round.runs.at(-1)!.lines.nodes;
  }

  /** What an officer signs: the list as it stands when looking at it. */
  async function list(roundId: string): Promise<{ roundId: string; contentHash: string }> {
    const { round } = await organiser.ask<{ round: { decision: { contentHash: string } } }>('query ($id: ID!) { round(id: $id) { decision { contentHash } } }', { id: roundId });
    return { roundId, contentHash: round.decision.contentHash };
  }

  it('April: a tie at place twenty that the chain cannot break is left out whole; the place stays empty', async () => {
    await april.collect(APRIL, AUTHORS);
    await april.judge(APRIL);
    const run = await startRun(april.roundId);
    await sealed(april.roundId, 1);
    await organiser.act(DECIDE, { input: { roundId: april.roundId, runId: run.id } });
    expect(await places(april.roundId)).toEqual({ 小发明: 19, 小创造: 0, 小革新: 0, 小设计: 0, 小建议: 2 });
    const tied = (await ranking(april.roundId, '小发明')).slice(19);
    expect(tied).toMatchObject([{ rank: 20, isShared: true, isWinner: false, score: 80_000 }, { rank: 20, isShared: true, isWinner: false, score: 80_000 }]);
    expect((await organiser.refusalOf(SIGN, await list(april.roundId))).code).toBe('NOTICE_STILL_RUNNING');
    expect(await organiser.refusalOf(askForCertificates, { input: { roundId: april.roundId } })).toMatchObject(RESULT_NOT_PUBLISHED);
  }, 300_000);

  it('in May April is published, and the works of May are judged, each by five judges', async () => {
    await product.restartAt(shanghai(2026, 5, 12, 9));
    organiser = await city.signIn('shizong');
    await organiser.act(SIGN, await list(april.roundId));
    await (await city.signIn('shizong2')).act(SIGN, await list(april.roundId));
    await may.collect(MAY, AUTHORS);
    await may.judge(MAY);
    const [row] = await product.rows<{ sheets: number; entries: number }>(
      `select count(*)::int as sheets, count(distinct entry_id)::int as entries from score_sheet where round_id = $1 and state = 'locked'`, [may.roundId]);
    expect(row).toEqual({ entries: 364, sheets: 5 * 364 });
  }, 600_000);

  it('a worker killed in the middle changes nothing: the run seals by itself with the bytes of an undisturbed one', async () => {
    await product.end('worker');
    await startRun(may.roundId);
    // whoever holds the round holds up the seal: everything is computed then and nothing of it is written
    const holder = new pg.Client({ connectionString: product.settings.DATABASE_URL });
    await holder.connect();
    await holder.query('begin');
    await holder.query('select 1 from round where id = $1 for update', [may.roundId]);
    product.run('worker');
    const isAtTheSeal = async (): Promise<boolean> =>
      (await runs(may.roundId))[0]!.state === 'computing' && (await product.rows(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%from%round%for update%'`)).length > 0;
    await eventually(isAtTheSeal, 'the worker waits to seal');
    await product.kill('worker');
    await holder.query('rollback');
    await holder.end();
    expect(await runs(may.roundId)).toMatchObject([{ state: 'computing', outputsHash: null }]);
    expect(await product.rows('select 1 from score_line l join score_run s on s.id = l.run_id where s.round_id = $1', [may.roundId])).toEqual([]);

    product.run('worker');
    await sealed(may.roundId, 1);
    mayRun = (await runs(may.roundId))[0]!;
    await startRun(may.roundId, '复核：不受干扰地再算一次');
    await sealed(may.roundId, 2);
    const [killed, undisturbed] = await runs(may.roundId);
    expect(killed!.attempts).toBeGreaterThan(1);
    expect(undisturbed!.inputsHash).toBe(killed!.inputsHash);
    expect(undisturbed!.outputsHash).toBe(killed!.outputsHash);
    expect(killed!.outputsHash).toMatch(/^[0-9a-f]{64}$/);
  }, 400_000);

  it('ninety-eight awards of a hundred: no filling below 70.00, and a tie at place twenty follows the chain', async () => {
    await organiser.act(DECIDE, { input: { roundId: may.roundId, runId: mayRun.id } });
    expect(await places(may.roundId)).toEqual({ 小发明: 20, 小创造: 20, 小革新: 18, 小设计: 20, 小建议: 20 });
    for (const kind of KINDS) {
      const planned = MAY.filter((work) => work.kind === kind).sort((a, b) => b.mark - a.mark || (b.benefit ?? 0) - (a.benefit ?? 0));
      const winners = planned.filter((work) => work.mark >= 70_000).slice(0, 20);
      const lines = await ranking(may.roundId, kind);
      expect(lines.map(({ title, score }) => [title, score])).toEqual(planned.map(({ title, mark }) => [title, mark]));
      expect(lines.filter((line) => line.isWinner).map((line) => line.title)).toEqual(winners.map((work) => work.title));
    }
    expect((await ranking(may.roundId, '小创造')).slice(19, 21)).toMatchObject([
      { title: '五月小创造第21号', rank: 20, isShared: false, isWinner: true }, { title: '五月小创造第20号', rank: 21, isShared: false, isWinner: false },
    ]);
  });

  const conferred = async (period: string): Promise<number> =>
    (await product.visitor().ask<{ stars: { totalCount: number } }>('query ($period: String) { stars(programme: "five_small", period: $period) { totalCount } }', { period })).stars.totalCount;

  it('twenty signatures of two officers at once make exactly one publication; awards exist only then', async () => {
    expect((await organiser.refusalOf(SIGN, await list(may.roundId))).code).toBe('NOTICE_STILL_RUNNING');
    await product.restartAt(shanghai(2026, 5, 20, 8));
    expect(await conferred('2026-05')).toBe(0);
    const officers = [await city.signIn('shizong'), await city.signIn('shizong2')];
    // after the notice and before the signatures there is still nothing to certify
    expect(await officers[0]!.refusalOf(askForCertificates, { input: { roundId: may.roundId } })).toMatchObject(RESULT_NOT_PUBLISHED);
    expect(await product.rows('select 1 from certificate_batch')).toEqual([]);
    organiser = officers[0]!;
    const seen = await list(may.roundId);
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_one, at) => officers[at % 2]!.try<{ id: string; code?: string }>(SIGN, seen, 'Publication { id }')));
    const done = outcomes.filter((outcome) => outcome.__typename === 'Publication') as { id: string }[];
    expect(done).toHaveLength(2);
    expect(new Set(done.map(({ id }) => id)).size).toBe(1);
    for (const { code } of outcomes) expect([undefined, 'SECOND_OFFICER_NEEDED', 'ALREADY_PUBLISHED']).toContain(code);
    const [counts] = await product.rows(
      `select (select count(*)::int from publication where round_id = $1) as publications, (select count(*)::int from publication_signature where publication_id = $2) as signatures,
              (select count(*)::int from ledger_event where chain = 'round:' || $1::text and type = 'results.list.published') as events`, [may.roundId, done[0]!.id]);
    expect(counts).toEqual({ publications: 1, signatures: 2, events: 1 });
    await eventually(async () => (await conferred('2026-05')) === 98, '98 awards');
  }, 300_000);

  it('the hash of what was signed stands in a chain that holds', async () => {
    organiser = await city.signIn('shizong');
    const { round } = await organiser.ask<{ round: { publication: { contentHash: string; signatures: { signerName: string }[] } } }>(
      'query ($id: ID!) { round(id: $id) { publication { contentHash signatures { signerName } } } }', { id: may.roundId });
    expect(round.publication.signatures.map((one) => one.signerName).sort()).toEqual(['袁志行', '贺知秋'].sort());
    const [decision] = await product.rows<{ content: string }>(`select content from decision where round_id = $1 and state = 'standing'`, [may.roundId]);
    expect(sha256(decision!.content)).toBe(round.publication.contentHash);
    const events = await product.rows<{ seq: number; type: string; content: string; previousHash: string; hash: string }>(
      `select seq::int, type, content, previous_hash as "previousHash", hash from ledger_event where chain = 'round:' || $1::text order by seq`, [may.roundId]);
    expect(verifyChain(events)).toBeNull();
    const published = events.filter((event) => event.type === 'results.list.published');
    expect(JSON.parse(published[0]!.content)).toMatchObject({ body: { contentHash: round.publication.contentHash } });
    const forged = events.map((event) => (event === published[0] ? { ...event, content: event.content.replace('results.list', 'results.lost') } : event));
    expect(verifyChain(forged)).toEqual({ seq: published[0]!.seq, reason: 'hash' });
  });

  it('certificates exist only now: ninety-eight are numbered without a gap, each said to be so far until all are drawn', async () => {
    const certified = await Certified.order(organiser, may.roundId);
    expect((await organiser.refusalOf(askForCertificates, { input: { roundId: may.roundId } })).code).toMatch(/^(CERTIFICATES_UNDER_WAY|NOTHING_TO_CERTIFY)$/);
    const seen = await certified.untilDone();
    expect(seen.every(({ issued, drawn, total }, at) => total === 98 && drawn <= issued && issued <= 98 && drawn >= (seen[at - 1]?.drawn ?? 0))).toBe(true);
    expect(seen.at(-1)).toEqual({ state: 'done', total: 98, issued: 98, drawn: 98 });
    expect((await certified.all()).map(({ number }) => number).sort()).toEqual(Array.from({ length: 98 }, (_one, at) => `渝建功证〔2026〕${String(at + 1).padStart(6, '0')}`));
    expect((await organiser.refusalOf(askForCertificates, { input: { roundId: may.roundId } })).code).toBe('NOTHING_TO_CERTIFY');
  }, 300_000);

  it('the author downloads the page: it says what the list says, and its code holds against the signed head of the register', async () => {
    const author = await city.signIn(AUTHORS['小创造']!);
    const { myCertificates } = await author.ask<{ myCertificates: { number: string; code: string; name: string; authors: string; downloadUrl: string }[] }>('{ myCertificates { number code name authors downloadUrl } }');
    expect(myCertificates).toHaveLength(20);
    // the twentieth by the chain has one; the twenty-first with the same mark has none
    const last = myCertificates.find(({ name }) => name === '五月小创造第21号')!;
    expect(myCertificates.map(({ name }) => name)).not.toContain('五月小创造第20号');
    const pdf = Buffer.from(await (await author.fetch(last.downloadUrl)).arrayBuffer());
    const [page, ...more] = pagesIn(pdf);
    expect(more).toEqual([]);
    for (const words of ['荣誉证书', last.number, '小创造作者同志', '“五月小创造第21号”', '红岩机械有限公司', '市总工会', '二〇二六年五月二十日']) expect(page).toContain(words);
    const [code] = codesIn(pdf);
    expect(new URL(scan(code!)).pathname).toBe(`/certificates/${last.code}`);
    const proof = (await (await product.visitor().fetch(`/files/certificates/${last.code}/proof.json`)).json()) as CertificateProof;
    const verdict = certificateVerdict(scan(code!), { keyId: proof.keys.at(-1)!.keyId, proof });
    expect(verdict).toMatchObject({ isSound: true, standing: 'valid', anchor: 'key', facts: { number: last.number, name: last.name, authors: '小创造作者' } });
    expect(verdict.checks.at(-1)!.text.zh).toContain('已签名的链头');
    expect((await (await city.signIn(AUTHORS['小发明']!)).fetch(last.downloadUrl)).status).toBe(404);
  });

  it('printed in one go, the batch is ninety-eight pages, each with a code of its own', async () => {
    const pdf = await Certified.ofRound(organiser, may.roundId).print();
    expect(pagesIn(pdf)).toHaveLength(98);
    expect(new Set(codesIn(pdf).map(scan)).size).toBe(98);
  }, 120_000);

  it('the season’s total is the sum of its months', async () => {
    await eventually(async () => (await conferred('2026-04')) === 21, 'the awards of April');
    const { starFigures, starPeriods } = await product.visitor().ask<{ starFigures: { stars: number; participations: number; persons: number; units: number; byCategory: { stars: number }[] }; starPeriods: { code: string; stars: number }[] }>(
      '{ starFigures(programme: "five_small", year: 2026) { stars participations persons units byCategory { stars } } starPeriods(programme: "five_small") { code stars } }');
    expect(Object.fromEntries(starPeriods.map(({ code, stars }) => [code, stars]))).toEqual({ '2026-05': 98, '2026-04': 21 });
    expect(starFigures).toMatchObject({ stars: 98 + 21, participations: MAY.length + APRIL.length, persons: 5, units: 1 });
    expect(starFigures.byCategory.reduce((total, { stars }) => total + stars, 0)).toBe(starFigures.stars);
    const [rows] = await product.rows<{ honours: number }>('select count(*)::int as honours from honour');
    expect(rows!.honours).toBe(starFigures.stars);
  });
});
