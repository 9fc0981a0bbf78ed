/**
 * `node tools/run.mjs tools/bench/score-throughput.ts [scores] [rounds]`: marks a second from rows in the database to ranked
 * scores, by `scoreRound` (trimmed, exact) and by the models, beside one exact SQL aggregate over the same rows in the same
 * run; interleaved, the trimmed answers compared first. Quote the ratios, never the numbers.
 */
import { fitAdditive, fitBlup, scoreRound } from '@jiangong/fairness';
import pg from 'pg';

const scores = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 5);
const JUDGES_EACH = 5;
const entryCount = Math.ceil(scores / JUDGES_EACH);
const judgeCount = Math.max(8, Math.round(scores / 100));

/** One highest and one lowest off, the rest averaged, rounded half away from zero to two places, ranked with gaps. */
const AGGREGATE = `
  SELECT entry, score, rank() OVER (ORDER BY score DESC) AS rank
    FROM (SELECT entry, round((sum(mark) - max(mark) - min(mark))::numeric / (count(*) - 2) / 1000, 2) AS score FROM bench_mark GROUP BY entry) totals
   ORDER BY rank, entry`;

type Answer = Map<number, { score: number; rank: number }>;
interface Row { entry: number; judge: number; mark: number }

async function main(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(`CREATE TEMP TABLE bench_mark AS
      SELECT entry, (entry * 7 + sheet * (13 + entry % 17)) % ${judgeCount} AS judge, 60000 + ((entry::bigint * 7919 + sheet * 104729) % 39000)::int AS mark
        FROM generate_series(0, ${entryCount - 1}) entry, generate_series(0, ${JUDGES_EACH - 1}) sheet`);
    await client.query('ANALYZE bench_mark');
    const ask = async (): Promise<Row[]> => (await client.query<Row>('SELECT entry, judge, mark FROM bench_mark')).rows;

    const inSql = async (): Promise<Answer> =>
      new Map((await client.query<{ entry: number; score: string; rank: string }>(AGGREGATE)).rows.map(({ entry, score, rank }) => [entry, { score: Math.round(Number(score) * 1000), rank: Number(rank) }]));
    const trimmed = async (): Promise<Answer> => {
      // One sheet may come twice from the arithmetic above: the row's place keeps judges apart.
      const marks = (await ask()).map(({ entry, mark }, at) => ({ entry: String(entry), judge: String(at), criterion: 'c', mark }));
      const { entries } = scoreRound({
        categories: ['k'], criteria: [{ code: 'c', weight: 1 }], method: { kind: 'trimmed', high: 1, low: 1 }, minJudges: 1, decimals: 2, rounding: 'half_up', ties: [],
        entries: Array.from({ length: entryCount }, (_, i) => ({ id: String(i), category: 'k' })), marks,
      });
      return new Map(entries.map(({ id, score, rank }) => [Number(id), { score: score!, rank: rank! }]));
    };
    const model = (fit: typeof fitAdditive | typeof fitBlup) => async (): Promise<unknown> => {
      const rows = await ask();
      const { score } = fit({ entryCount, judgeCount, entry: Int32Array.from(rows, (row) => row.entry), judge: Int32Array.from(rows, (row) => row.judge), value: Float64Array.from(rows, (row) => row.mark / 1000) });
      return score.map((_, i) => i).sort((a, b) => score[b]! - score[a]!);
    };

    const [ours, theirs] = [await trimmed(), await inSql()];
    for (const [entry, line] of theirs) {
      const own = ours.get(entry);
      if (own?.score !== line.score || own.rank !== line.rank) throw new Error(`entry ${entry}: scoreRound ${JSON.stringify(own)}, SQL ${JSON.stringify(line)}`);
    }
    console.log(`${theirs.size} entries: scores and ranks of scoreRound and SQL are equal`);
    const ways = [['SQL aggregate, trimmed', inSql], ['scoreRound, trimmed', trimmed], ['additive', model(fitAdditive)], ['REML', model(fitBlup)]] as const;
    const rates = new Map<string, number[]>(ways.map(([name]) => [name, []]));
    for (let round = 0; round < rounds; round++) {
      for (const [name, run] of round % 2 ? [...ways].reverse() : ways) {
        const began = performance.now();
        await run();
        rates.get(name)!.push((entryCount * JUDGES_EACH) / ((performance.now() - began) / 1000));
      }
    }
    const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
    const sql = rates.get(ways[0][0])!;
    console.log(`marks a second, ${entryCount * JUDGES_EACH} marks, ${judgeCount} judges, ${rounds} interleaved rounds, median; ratio to SQL in the same round`);
    for (const [name, list] of rates) console.log(`  ${name.padEnd(24)} ${middle(list).toFixed(0).padStart(10)}   ${middle(list.map((rate, at) => rate / sql[at]!)).toFixed(3)}`);
  } finally {
    await client.end();
  }
}

await main();
