import { existsSync } from 'node:fs';
import { stageEntities, stages } from '@jiangong/assembly';
import { countIds, platformActor, SettableClock, shanghai } from '@jiangong/kernel';
import { ClockShift, ConfigFault, createLogger, NestLog, PlatformModule, readConfig, Reader, UnitOfWork } from '@jiangong/platform';
import { CreateSeason, ExtendDeadline } from '@jiangong/programme';
import { LoadPastFigures } from '@jiangong/recognition';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { makeChance } from './chance';
import { leaveHalfReviewed, planHomeWorks, planStarIntake, planWorkIntake, type CategoryIds } from './intake';
import { writeCertificates } from './certificates';
import { planEmployee } from './employee';
import { writeEvaluations } from './evaluations';
import { writeFunds } from './funds';
import { writeMedals } from './medals';
import { writeNews } from './news';
import { raiseSampleObjection, writeNoticeContact } from './notices';
import { writePeople } from './people';
import { writePrizes } from './prizes';
import { SampleSeason, type SampleRound } from './season';
import { planShowcaseIntake } from './showcase';
import { planShowing } from './showing';
import { writeStudios } from './studios';
import { writeTitles } from './titles';
import { writeVacancy } from './vacancy';

const YEAR = 2026;
const SEED = 20260511;
/** Where the sample season stands when it is opened for the first time: Monday morning, 11 May. */
const NOW = shanghai(YEAR, 5, 11, 9, 30);
const REAL = 'samples/real';

class SampleModule {}

/** `sample`: fills an empty database with the sample season; leaves one that holds a season alone. */
export async function loadSample(): Promise<void> {
  if (!existsSync(REAL)) throw new ConfigFault(`找不到 ${REAL}；请在项目文件夹内运行 / run inside the project folder`);
  const began = Date.now();
  const clock = new SettableClock(shanghai(YEAR - 1, 12, 20, 9));
  const config = readConfig();
  const logger = createLogger('sample', config.LOG_LEVEL === 'info' ? 'error' : config.LOG_LEVEL);
  const imports = [PlatformModule.with({ config, clock, logger, entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: SampleModule, imports }, { logger: new NestLog(logger), abortOnError: false });
  try {
    const season = await app.get(Reader).first('select 1 from season limit 1');
    if (season) {
      console.log('数据库里已有赛季，未改动 · this database holds a season already; left alone');
      return;
    }
    await play(app, clock);
    console.log(`示例赛季已载入 · sample season loaded (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  } finally {
    await app.close();
  }
}

async function play(app: INestApplicationContext, clock: SettableClock): Promise<void> {
  countIds(`sample ${SEED}`, shanghai(YEAR - 1, 12, 20));
  const chance = makeChance(SEED);
  const people = await writePeople(app, REAL, chance);
  await app.get(CreateSeason, { strict: false }).execute(platformActor, { year: YEAR, name: `${YEAR}年网上劳动和技能竞赛`, theme: '建功新时代，奋进新征程' });
  await writePrizes(app, people);
  const rounds = await app.get(Reader).rows<SampleRound>(
    `select r.id, r.code, p.code as programme, r.cadence, r.position, r.collecting_at as "collectingAt", r.reviewing_at as "reviewingAt",
            r.judging_at as "judgingAt", r.computing_at as "computingAt", r.deciding_at as "decidingAt"
       from round r join programme p on p.id = r.programme_id order by r.collecting_at, p.position`);
  const categories = await categoriesOf(app);
  const season = new SampleSeason(app, clock, people, chance);
  await writeNoticeContact(app, season);
  // a source of its own: what is shown changes no mark of the stars
  const showing = makeChance(SEED + 1);
  for (const round of rounds) {
    if (round.cadence === 'month' && round.position <= 5) {
      const lastDay = round.position === 5 ? 10 : 24;
      if (round.programme === 'star') planStarIntake(season, round, categories, chance, round.position === 5 ? 40 : 44, lastDay);
      if (round.programme === 'five_small') planWorkIntake(season, round, categories, chance, round.position === 5 ? 14 : 30, lastDay);
    }
    const luck = round.programme === 'showcase' ? showing : chance;
    if (round.cadence === 'month' && round.position <= 3) season.planRound(round, 1, luck);
    if (round.cadence === 'month' && round.position === 4) {
      if (round.programme === 'five_small') season.planCorrection(round, shanghai(YEAR, 5, 7, 10), shanghai(YEAR, 5, 8, 15));
      else season.planRound(round, 0.55, luck);
    }
    if (round.code === `${YEAR}-Q1`) season.planRound(round);
    if (round.cadence === 'month' && round.position === 4) {
      season.agenda.add(shanghai(YEAR, 4, 30, 16), async () => {
        const reason = '五一假期，评审延长至5月15日';
        for (const [phase, day] of [['computing', 18], ['judging', 15]] as const)
          await season.command(ExtendDeadline).execute(season.officer('shizong'), { roundId: round.id, phase, until: shanghai(YEAR, 5, day, 18), reason });
      });
    }
  }
  planEmployee(season, rounds, categories);
  planShowcaseIntake(season, rounds, categories, showing, ({ position }) => (position === 5 ? 10 : 24));
  planHomeWorks(season, rounds.find((round) => round.programme === 'five_small' && round.code === `${YEAR}-05`)!, categories, showing);
  const may = rounds.find((round) => round.programme === 'star' && round.code === `${YEAR}-05`)!;
  season.agenda.add(shanghai(YEAR, 5, 11, 9), () => leaveHalfReviewed(season, may));
  planShowing(season, YEAR, NOW);
  await season.playUntil(NOW);
  // after everything else, so that what it writes shifts no id of the season
  await writeNews(season, clock, app.get(Reader), YEAR, NOW);
  await writeTitles(season, clock, app.get(Reader), YEAR, NOW);
  await raiseSampleObjection(app, NOW);
  await writeCertificates(season, clock, app.get(Reader), YEAR, NOW);
  await writeMedals(season, clock, app.get(Reader), makeChance(SEED + 2), YEAR, NOW);
  await writeVacancy(season, clock, app.get(Reader), YEAR, NOW);
  const studios = await writeStudios(season, clock, app.get(Reader), YEAR, NOW);
  await writeFunds(season, clock, app.get(Reader), YEAR, NOW, studios);
  await writeEvaluations(season, clock, app.get(Reader), makeChance(SEED + 3), YEAR, NOW);
  await app.get(LoadPastFigures, { strict: false }).execute(platformActor, `${REAL}/figures.csv`);
  await season.videos.end();
  await app.get(UnitOfWork).run(platformActor, {}, async (tx) => {
    await tx.repo(ClockShift).insert({ reason: 'sample season', seconds: Math.round((NOW.getTime() - Date.now()) / 1000) });
  });
}

async function categoriesOf(app: INestApplicationContext): Promise<CategoryIds> {
  const rows = await app.get(Reader).rows<{ id: string; name: string; programme: keyof CategoryIds }>(
    'select c.id, c.name, p.code as programme from category c join programme p on p.id = c.programme_id order by p.position, c.position');
  return { star: rows.filter((row) => row.programme === 'star'), five_small: rows.filter((row) => row.programme === 'five_small'), showcase: rows.filter((row) => row.programme === 'showcase') };
}
