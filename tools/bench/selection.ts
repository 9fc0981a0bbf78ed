/**
 * `node tools/run.mjs tools/bench/selection.ts [rounds]`: 300 of 5,000 candidates under the quotas of the medals and of a national
 * list together, whose attributes overlap. The whole choice (optimum, lowest sum of positions, second solver, certificate) beside
 * HiGHS alone on the same programme, asked for the highest total and nothing else; turn and turn about in one run, totals compared.
 * Quote the ratio: the LIMIT answers one question of the four, so the whole may take five times as long.
 */
import loadHighs from 'highs';
import { certifySelection, isInQuota, listProblem, select, type ListCandidate, type ListRules } from '@jiangong/fairness';
import { mayDayMedalRules, nationalListRules } from '@jiangong/programme';

const rounds = Number(process.argv[2] ?? 7);
const [CANDIDATES, PLACES] = [5_000, 300];
const MOST_TIMES = 5;

const RULES: ListRules = { ...mayDayMedalRules(PLACES), quotas: [...mayDayMedalRules(PLACES).quotas, ...nationalListRules(PLACES).quotas.map((quota) => ({ ...quota, code: `national_${quota.code}` }))] };

/** Attributes and scores from a fixed sequence (Park & Miller 1988); the higher the post, the higher the marks. */
function candidates(seed: number): ListCandidate[] {
  let state = seed;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const yes = (share: number): string => (next() < share ? 'yes' : 'no');
  const posts = ['front_line', 'front_line', 'technical', 'science', 'education', 'manager', 'head', 'other'] as const;
  const worth = { front_line: 0, technical: 2_000, science: 1_000, education: 0, manager: 5_000, head: 6_000, other: 3_000 };
  const people = Array.from({ length: CANDIDATES }, (_, at): ListCandidate => {
    const post = posts[Math.floor(next() * posts.length)]!;
    return {
      id: String(at), score: 60_000 + Math.floor(next() * 3_200) * 10 + worth[post], category: 'person', district: String(Math.floor(next() * 41)), unit: String(at % 1_612), person: String(at),
      attributes: {
        post_class: post, ownership: next() < 0.3 ? 'private' : 'state', gender: next() < 0.3 ? 'female' : 'male', industrial_worker: yes(0.3), migrant: yes(0.08), key_industry: yes(0.3),
        ...(next() < 0.08 ? { cadre_level: 'county' } : {}),
      },
    };
  });
  return people.sort((a, b) => b.score - a.score);
}

const highs = await loadHighs();

/** The same rules as rows, nothing left out beforehand: who the LIMIT is. */
function plain(people: readonly ListCandidate[]): { total: number; ms: number } {
  const { quotas } = RULES;
  const { modelStatus, objectiveSense, variableType } = highs.constants;
  const began = performance.now();
  const everyone = people.map((_, at) => at);
  const rows = quotas.map((quota) => ({ at: everyone.filter((at) => isInQuota(people[at]!, quota, quotas)), floor: quota.kind === 'floor', bound: (PLACES * quota.percent!) / 100 }));
  const [starts, indices] = [[0], [] as number[]];
  for (const { at } of [{ at: everyone }, ...rows]) {
    indices.push(...at);
    starts.push(indices.length);
  }
  const size = { numRows: rows.length + 1, numCols: people.length };
  const model = {
    ...size, sense: objectiveSense.maximize, colCost: people.map(({ score }) => score), colLower: everyone.map(() => 0), colUpper: everyone.map(() => 1), integrality: everyone.map(() => variableType.integer),
    rowLower: [PLACES, ...rows.map(({ floor, bound }) => (floor ? Math.ceil(bound) : 0))], rowUpper: [PLACES, ...rows.map(({ floor, bound }) => (floor ? highs.infinity : Math.floor(bound)))],
    matrix: { format: 'csr' as const, ...size, starts, indices, values: indices.map(() => 1) },
  };
  return highs.withModel(model, (open) => {
    open.options.set({ output_flag: false, random_seed: 0, mip_rel_gap: 0, mip_abs_gap: 0.5 });
    open.run();
    if (open.getModelStatus() !== modelStatus.optimal) throw new Error('the LIMIT found no list');
    const { colValue } = open.getSolution();
    const total = people.reduce((sum, { score }, at) => sum + (colValue[at]! > 0.5 ? score : 0), 0);
    return { total, ms: performance.now() - began };
  });
}

async function whole(people: readonly ListCandidate[]): Promise<{ total: number; ms: number; cases: number; isProved: boolean; opinion: string }> {
  const began = performance.now();
  const problem = listProblem(RULES, people);
  const answer = await select(problem);
  if (answer.status !== 'optimal') throw new Error('the bench asks for what cannot be');
  const { isProved, steps } = await certifySelection(problem, answer.selected);
  return { total: answer.objective, ms: performance.now() - began, cases: steps.reduce((sum, { cases }) => sum + cases.length, 0), isProved, opinion: answer.secondOpinion };
}

const warm = candidates(1);
plain(warm);
await whole(warm);
const pairs: { plain: number; whole: number; cases: number; isProved: boolean; opinion: string }[] = [];
for (let at = 0; at < rounds; at++) {
  const people = candidates(12_345 + at);
  const first = at % 2 ? plain(people) : null;
  const ours = await whole(people);
  const limit = first ?? plain(people);
  if (limit.total !== ours.total) throw new Error(`totals differ: ${limit.total} by HiGHS alone, ${ours.total} by the whole choice`);
  pairs.push({ plain: limit.ms, whole: ours.ms, cases: ours.cases, isProved: ours.isProved, opinion: ours.opinion });
}
const sorted = (of: (pair: (typeof pairs)[number]) => number): number[] => pairs.map(of).sort((a, b) => a - b);
const said = (values: readonly number[], digits: number): string => `${values[values.length >> 1]!.toFixed(digits)} (${values[0]!.toFixed(digits)}–${values.at(-1)!.toFixed(digits)})`;
const ratios = sorted((pair) => pair.whole / pair.plain);
console.log(`selection, ${PLACES} of ${CANDIDATES}, ${RULES.quotas.length} overlapping quotas, ${rounds} interleaved rounds, another field each, median: ${said(sorted((pair) => pair.whole), 0)} ms, ${said(ratios, 2)} times HiGHS alone (${said(sorted((pair) => pair.plain), 0)} ms; limit ${MOST_TIMES} times)`);
console.log(`same total in every round; proved in ${pairs.filter(({ isProved }) => isProved).length} of ${rounds} (cases ${said(sorted((pair) => pair.cases), 0)}); the second solver agrees in ${pairs.filter(({ opinion }) => opinion === 'agrees').length}`);
if (ratios[rounds >> 1]! > MOST_TIMES) process.exitCode = 1;
