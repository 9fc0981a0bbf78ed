import { parseArgs } from 'node:util';
import { existsSync } from 'node:fs';
import { stageEntities, stages } from '@jiangong/assembly';
import { BadInput, platformActor, Refusal, SettableClock, shanghai } from '@jiangong/kernel';
import { ConfigFault, createLogger, NestLog, PlatformModule, readConfig, Reader } from '@jiangong/platform';
import { CreateSeason } from '@jiangong/programme';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { writeList, writeNotes } from './lists';
import { markColumns, readMarks } from './marks';
import { JUDGE_COLUMNS, officer, ORGANIZATION_COLUMNS, ROSTER_COLUMNS, writeJudges, writeOrganizations, writeRoster } from './people';
import { readSeasonFile, type YearPlan } from './season-file';
import { SeasonRun, type RoundFacts, type SeasonWorld } from './season-run';
import { readLines, RowNotes } from './tables';

const USAGE = '用法 / usage: npm run year -- <folder> --out <folder> [--xlsx]';
const RECOMMENDATION_COLUMNS = [
  { name: '月份', kind: 'code' }, { name: '类别' }, { name: '工号', kind: 'code' }, { name: '推荐单位' }, { name: '方式' }, { name: '推荐时间', kind: 'moment' }, { name: '事迹' },
] as const;

class YearModule {}

/** `year <folder> --out <folder>`: a whole season from workbooks on the (fresh) database, and its published lists. */
export async function runYear(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: 'string' }, xlsx: { type: 'boolean', default: false } } });
  const [folder] = positionals;
  if (!folder || !values.out) throw new ConfigFault(USAGE);
  if (!existsSync(folder)) throw new ConfigFault(`找不到文件夹 ${folder} / no such folder. ${USAGE}`);
  const began = Date.now();
  const plan = await readSeasonFile(folder);
  const clock = new SettableClock(shanghai(plan.year - 1, 12, 1));
  const config = readConfig();
  const logger = createLogger('year', config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, clock, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: YearModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    await refuseUsedDatabase(app);
    const notes = new RowNotes();
    const run = await playSeason(app, clock, plan, folder, notes);
    const decimals = (round: string): number => plan.plan.programmes[0]!.rules[round.endsWith('Y') ? 'year' : round.includes('Q') ? 'quarter' : 'month']!.computing.decimals;
    for (const [round, places] of run.published) await writeList(values.out, round, places, decimals(round), values.xlsx);
    await writeNotes(values.out, notes.sorted(), values.xlsx);
    const total = [...run.published.values()].reduce((sum, places) => sum + places.length, 0);
    const refused = notes.list.filter((note) => note.kind === 'refused').length;
    console.log(`完成：${run.published.size} 个轮次，公布 ${total} 人次，未采用 ${refused} 行，更正 ${notes.list.length - refused} 处，用时 ${((Date.now() - began) / 1000).toFixed(1)} 秒。名单在 ${values.out}`);
  } catch (error) {
    // what concerns the folder as a whole (a tree that does not fit, rules that cannot run) is told in a sentence
    if (error instanceof Refusal) throw new ConfigFault(`${error.text.zh} / ${error.text.en}`);
    throw error instanceof BadInput ? new ConfigFault(error.faults.map((fault) => `${fault.zh} / ${fault.en}`).join('\n')) : error;
  } finally {
    await app.close();
  }
}

async function refuseUsedDatabase(app: INestApplicationContext): Promise<void> {
  const [row] = await app.get(Reader).rows<{ count: number }>('select count(*)::int as count from season');
  if (row!.count > 0) throw new ConfigFault('这个数据库里已有赛季；请用空库运行 / this database holds a season already; use an empty one');
}

async function playSeason(app: INestApplicationContext, clock: SettableClock, plan: YearPlan, folder: string, notes: RowNotes): Promise<SeasonRun> {
  const units = await writeOrganizations(app, await readLines(folder, 'organizations', ORGANIZATION_COLUMNS, notes), notes);
  const city = [...units.values()][0];
  if (!city) throw new ConfigFault('组织表里没有市总工会 / the organizations hold no city federation');
  const members = await writeRoster(app, await readLines(folder, 'roster', ROSTER_COLUMNS, notes), units, notes);
  const judges = await writeJudges(app, await readLines(folder, 'judges', JUDGE_COLUMNS, notes), units, notes);
  const officers = [await officer(app, 'officer-1', '市总经办一', 'city_organiser', city.id), await officer(app, 'officer-2', '市总经办二', 'city_organiser', city.id)] as const;
  await app.get(CreateSeason, { strict: false }).execute(platformActor, { year: plan.year, name: plan.name, plan: plan.plan });
  console.log(`名册 ${members.size} 人，评委 ${judges.size} 人，组织 ${units.size} 个；赛季“${plan.name}”已建立`);

  const world: SeasonWorld = { ...(await programmeOf(app)), units, members, judges, officers };
  const criteria = plan.plan.programmes[0]!.rules.month!.judging.criteria;
  const recommendations = await readLines(folder, 'recommendations', RECOMMENDATION_COLUMNS, notes);
  const marks = await readLines(folder, 'marks', markColumns(criteria), notes);
  const known = new Set(world.rounds.map((round) => round.code));
  for (const line of marks) if (!known.has(line.cells['轮次'] ?? '')) notes.refuse(line, '轮次', line.cells['轮次'] ?? '', '没有这个轮次');
  const context = { criteria, judges, members, categories: new Set(world.categoryIds.keys()) };
  const byRound = new Map(world.rounds.map(({ code }) => [code, readMarks(marks.filter((line) => line.cells['轮次'] === code), context, notes)]));

  const run = new SeasonRun(app, clock, world, notes, (line) => console.log(line));
  await run.play(recommendations, (round) => byRound.get(round) ?? []);
  return run;
}

async function programmeOf(app: INestApplicationContext): Promise<Pick<SeasonWorld, 'rounds' | 'categoryIds'>> {
  const reader = app.get(Reader);
  const rounds = await reader.rows<RoundFacts>(
    `select id, code, cadence, reviewing_at as "reviewingAt", judging_at as "judgingAt", computing_at as "computingAt", deciding_at as "decidingAt" from round order by deciding_at, code`);
  const categories = await reader.rows<{ id: string; name: string }>('select id, name from category');
  return { rounds, categoryIds: new Map(categories.map(({ id, name }) => [name, id])) };
}
