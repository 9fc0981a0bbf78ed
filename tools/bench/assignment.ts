/**
 * `node tools/run.mjs tools/bench/assignment.ts [rounds]`: 500 entries, 60 judges, 5 each, a seventh of all pairs in conflict,
 * beside half as many entries and judges, turn and turn about in one run. That is a quarter of the pairs, so the ratio may be
 * 4 at most; a search that has gone wrong shows there on any machine. The goal of a second needs a quiet one.
 */
import { assign, type AssignmentInput } from '@jiangong/fairness';

const rounds = Number(process.argv[2] ?? 9);
const GOAL_MS = 1_000;
const MOST_TIMES = 4;

/** Conflicts from a fixed sequence (Park & Miller 1988). */
function season(entryCount: number, judgeCount: number): AssignmentInput {
  let seed = 12_345;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const named = (prefix: string, count: number): string[] => Array.from({ length: count }, (_, at) => `${prefix}${String(at).padStart(4, '0')}`);
  const [entries, judges] = [named('e', entryCount), named('j', judgeCount)];
  return { entries, judges, perEntry: 5, conflicts: entries.flatMap((entry) => judges.filter(() => next() < 0.15).map((judge): [string, string] => [entry, judge])) };
}

function took(input: AssignmentInput): number {
  const began = performance.now();
  const { status } = assign(input);
  if (status !== 'assigned') throw new Error('the bench asks for what cannot be');
  return performance.now() - began;
}

const [whole, half] = [season(500, 60), season(250, 30)];
took(half);
const pairs = Array.from({ length: rounds }, (_, at) => (at % 2 ? { whole: took(whole), half: took(half) } : { half: took(half), whole: took(whole) }));
const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;
const [ms, ratio] = [middle(pairs.map((pair) => pair.whole)), middle(pairs.map((pair) => pair.whole / pair.half))];
console.log(`assignment, 500 entries × 60 judges × 5, ${rounds} interleaved rounds, median: ${ms.toFixed(0)} ms (goal ${GOAL_MS}), ${ratio.toFixed(1)} times the half size (limit ${MOST_TIMES})`);
if (ratio > MOST_TIMES) process.exitCode = 1;
