/**
 * `npm run bench [-- <row> …]`: every row of the bench, one after another, each with its LIMIT or goal in the same run;
 * with names only those. Each row can also be run by itself by its own command. Quote the ratios, never the numbers.
 */
import { spawn } from 'node:child_process';
import { CHECKOUT } from '../checkout.mjs';
import { Failure, report } from '../failure.mjs';
import { say } from '../progress.mjs';

const onFreshDatabase = (file, ...args) => ['tools/run.mjs', `tools/bench/${file}`, ...args];

/** By name: what is measured, and the command. */
const ROWS = {
  requests: ['本月之星的公开页、评委逐项保存 · the public page of stars, marks saved one by one', ['tools/bench/bench.mjs']],
  likes: ['点赞 · likes, through everything and durable', ['tools/bench/likes.mjs']],
  search: ['全站搜索 · search over 100,000 works', onFreshDatabase('search.ts')],
  video: ['视频转码 · seconds of video a processor second', onFreshDatabase('video.ts')],
  scores: ['计分吞吐 · scores a second', onFreshDatabase('score-throughput.ts')],
  runs: ['计分运行 · a score run of 50,000 marks', onFreshDatabase('score-run.ts', '50000', '5')],
  assignment: ['评委分配 · assignment of judges', onFreshDatabase('assignment.ts')],
  selection: ['名单评选 · a list of 300 among 5,000 under overlapping quotas', onFreshDatabase('selection.ts')],
  likenesses: ['查重 · copies among 100,000 works', onFreshDatabase('likenesses.ts')],
};

async function main(names) {
  const unknown = names.find((name) => !Object.hasOwn(ROWS, name));
  if (unknown) throw new Failure(`没有“${unknown}”这一项；可选：${Object.keys(ROWS).join('、')}`, `There is no row "${unknown}"; there are: ${Object.keys(ROWS).join(', ')}.`);
  const failed = [];
  for (const name of names.length > 0 ? names : Object.keys(ROWS)) {
    const [what, args] = ROWS[name];
    say(`—— ${name}：${what}`, '');
    if ((await run(args)) !== 0) failed.push(name);
  }
  if (failed.length > 0) throw new Failure(`没有跑完：${failed.join('、')}`, `Not finished: ${failed.join(', ')}.`);
}

const run = (args) => new Promise((done, fail) => {
  const child = spawn(process.execPath, args, { cwd: CHECKOUT, stdio: 'inherit' });
  child.once('error', fail);
  child.once('exit', (code) => done(code ?? 1));
});

await main(process.argv.slice(2)).catch((error) => {
  report(error);
  process.exitCode = 1;
});
