/**
 * `node tools/run.mjs tools/bench/roster-import.ts [rows] [--kill]`: a roster as Excel saves it through a real worker process,
 * checked and accepted; prints times and the worker's peak memory, which must stay below 200 MB at 100,000 rows.
 * With --kill the worker is killed while it writes; the next one must leave exactly the rows of the file.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { newId, platformActor } from '@jiangong/kernel';
import { AcceptRosterImport, CheckRosterImport, CreateOrganization, GrantRole, OpenAccount, SessionActors } from '@jiangong/people';
import { createLogger, PlatformModule, Reader, readConfig, UnitOfWork, UploadedFiles } from '@jiangong/platform';
import { NestFactory } from '@nestjs/core';
import { writeXlsxStream } from 'hucre/xlsx';

const LIMIT_MEGABYTES = 200;
const DIST = dirname(dirname(fileURLToPath(import.meta.url)));
const rowCount = Number(process.argv[2] ?? 100_000);
const isKilled = process.argv.includes('--kill');

class BenchModule {}

async function* rosterRows(units: readonly string[]): AsyncGenerator<string[]> {
  yield ['工号', '姓名', '性别', '单位', '入会日期', '岗位类别', '农民工'];
  for (let at = 0; at < rowCount; at++) {
    yield [`CQ2026${String(at).padStart(8, '0')}`, `职工姓名${at}`, at % 2 ? '男' : '女', units[at % units.length]!, '2021-03-05', '一线职工', at % 3 ? '否' : '是'];
  }
}

/** The most the process ever held, where the system tells; else what it holds now. */
function peakMegabytes(pid: number): number {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return 0;
  return Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024);
}

/** The flags under which `npm start` and the image run workers. */
const WORKER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=40'];

const startWorker = (): ChildProcess => spawn(process.execPath, [...WORKER_FLAGS, join(DIST, 'worker.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function main(): Promise<void> {
  const config = readConfig();
  const imports = [PlatformModule.with({ config, logger: createLogger('bench', 'warn'), entities: stageEntities }), ...stages];
  const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'], abortOnError: false });
  const folder = await mkdtemp(join(tmpdir(), 'roster-bench-'));
  let worker = startWorker();
  try {
    const cityId = newId();
    const districtId = newId();
    const units = Array.from({ length: 200 }, (_, at) => `第${at}机械制造有限责任公司`);
    await app.get(UnitOfWork).run(platformActor, {}, (tx) =>
      app.get(CreateOrganization, { strict: false }).createMany(tx, [
        { id: cityId, name: '市总工会', level: 'city', parentId: null },
        { id: districtId, name: '区总工会', level: 'district', parentId: cityId },
        ...units.map((name) => ({ name, level: 'enterprise' as const, parentId: districtId })),
      ]));
    const accountId = await app.get(OpenAccount, { strict: false }).execute(platformActor, { username: 'bench01', password: newId(), name: '导入' });
    await app.get(GrantRole, { strict: false }).execute(platformActor, { accountId, role: 'administrator', organizationId: cityId });
    const actor = await app.get(SessionActors, { strict: false }).actorOfAccount(accountId);
    const file = join(folder, 'roster.xlsx');
    // shared texts, as Excel and WPS save them: the harder case for a reader
    await pipeline(Readable.fromWeb(writeXlsxStream(rosterRows(units), { name: '职工', inlineStrings: false }) as never), createWriteStream(file));
    const fileId = await app.get(UploadedFiles).keep(actor, 'roster.xlsx', createReadStream(file));

    const reader = app.get(Reader);
    const stateOf = async (id: string): Promise<{ state: string; done: number; note: string; goodCount: number; faultCount: number }> =>
      (await reader.first<never>(
        `select r.state, j.progress_done as done, j.progress_note as note, r.good_count as "goodCount", r.fault_count as "faultCount" from roster_import r join job j on j.id = r.job_id where r.id = $1`, [id]))!;
    const until = async (id: string, wanted: string, watch: (done: number) => boolean = () => false): Promise<number> => {
      const began = Date.now();
      for (;;) {
        const { state, done } = await stateOf(id);
        if (state === wanted || watch(done)) return (Date.now() - began) / 1000;
        if (state === 'refused') throw new Error('the file was refused');
        await pause(100);
      }
    };

    const id = await app.get(CheckRosterImport, { strict: false }).execute(actor, { fileId, kind: 'roster', organizationId: cityId });
    const checkSeconds = await until(id, 'checked');
    const atCheck = peakMegabytes(worker.pid!);
    await app.get(AcceptRosterImport, { strict: false }).execute(actor, id);
    if (isKilled) {
      await until(id, 'done', (done) => done > rowCount / 3);
      worker.kill('SIGKILL');
      const [left] = await reader.rows<{ n: number }>('select count(*)::int as n from member');
      console.log(`worker killed while writing; rows left behind: ${left!.n}`);
      worker = startWorker();
    }
    const acceptSeconds = await until(id, 'done');
    const peak = peakMegabytes(worker.pid!);
    const [members] = await reader.rows<{ n: number }>('select count(*)::int as n from member');
    const { goodCount, faultCount } = await stateOf(id);
    console.log(`${rowCount} rows: checked in ${checkSeconds.toFixed(1)} s (peak ${atCheck} MB), written in ${acceptSeconds.toFixed(1)} s (peak ${peak} MB); good ${goodCount}, faulty ${faultCount}, members ${members!.n}`);
    if (members!.n !== rowCount || peak > LIMIT_MEGABYTES || atCheck > LIMIT_MEGABYTES) {
      console.error(`FAILED: wanted ${rowCount} members and at most ${LIMIT_MEGABYTES} MB`);
      process.exitCode = 1;
    }
  } finally {
    worker.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
    await app.close();
  }
}

main().then(() => process.exit(process.exitCode ?? 0), (error: unknown) => {
  console.error(error);
  process.exit(1);
});
