/**
 * `node tools/run.mjs tools/bench/likenesses.ts [works] [questions]`: whether a work about to be handed in was handed in before,
 * asked of so many works by the product's own finder; half of the questions are copies with their sentences changed about.
 * The copies have to be found. Latencies as a member waits for them.
 */
import 'reflect-metadata';
import { stageEntities, stages } from '@jiangong/assembly';
import { EntryChecks, Likenesses } from '@jiangong/entries';
import { newId, platformActor } from '@jiangong/kernel';
import { createLogger, PlatformModule, Reader, readConfig, UnitOfWork } from '@jiangong/platform';
import { formOf } from '@jiangong/programme';
import { aRound, someRules } from '@jiangong/programme/testing';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';

const works = Number(process.argv[2] ?? 100_000);
const questions = Number(process.argv[3] ?? 200);
/** So many are written out; the bands of the rest are theirs, turned, as those of other texts would be. */
const WRITTEN = Math.min(works, 10_000);
const A_COMMIT = 500;

const PLACES = ['磨煤机', '输送带', '焊接工装', '配电柜', '水泵密封', '注塑模具', '混凝土养护', '客运站引导', '化验取样', '仓库盘点', '轴承加热', '废气余热', '数控车床', '高压电缆', '轨道扣件', '病房呼叫', '快递分拣'];
const DEEDS = ['自动补偿装置', '快速检测仪', '防错夹具', '专用拆装工具', '组合式支架', '便携式平台', '结构改进', '工序合并', '材料替换', '模块化设计', '节能回路', '在线监测', '远程诊断'];
const FAULTS = ['长期磨损快、返修多', '每班要停机清理两次', '靠人工搬运，腰伤时有发生', '读数要爬到高处', '冬季结冰后打不开', '配件要从外地调', '新工人上手慢', '夜间照明不足看不清'];
const WAYS = ['利用检修间隙试制样件', '先在两台设备上试用再推开', '用废旧钢管焊成骨架', '把两道工序并成一道', '加装导流环和双唇密封', '改用磁吸固定', '编成口诀贴在机旁', '请设计院复核了强度', '做了三个月对比记录', '把图纸交给班组传看'];
const GAINS = ['停机次数明显减少', '两个人的活一个人能干', '再没有发生过漏油', '备件库存少了一半', '合格率升到九成九', '每月省下一个工日', '全公司已有五个班组采用', '获得了实用新型专利'];

const of = (list: readonly string[], at: number): string => list[at % list.length]!;
/** The n-th work: its title and its sentences. */
function work(n: number): { title: string; sentences: string[] } {
  const [place, deed] = [of(PLACES, n), of(DEEDS, Math.trunc(n / PLACES.length))];
  const ways = [of(WAYS, n * 3), of(WAYS, Math.trunc(n / 7)), of(WAYS, Math.trunc(n / 61))];
  return { title: `${place}${deed}`, sentences: [`${place}${of(FAULTS, Math.trunc(n / 221))}`, `班组设计${deed}`, ...ways, of(GAINS, Math.trunc(n / 13)), of(GAINS, Math.trunc(n / 997))] };
}
const contentOf = (sentences: readonly string[]) => ({ deeds: `${sentences.join('。')}。` });

class BenchModule {}
const config = readConfig();
const imports = [PlatformModule.with({ config, logger: createLogger('bench', 'warn'), entities: stageEntities }), ...stages];
const app = await NestFactory.createApplicationContext({ module: BenchModule, imports }, { logger: ['error'], abortOnError: false });
const client = new pg.Client({ connectionString: config.DATABASE_URL });
await client.connect();
const began = performance.now();

const uow = app.get(UnitOfWork, { strict: false });
const rules = someRules({ intake: { origins: ['submission'] } });
const { roundId, categories, rules: kept } = await aRound(uow, { subject: 'work', rules, categories: [{ code: 'renovation', name: '小革新' }] });
const rows = Array.from({ length: works }, (_one, at) => ({ id: newId(), version: newId(), n: at % WRITTEN, code: String(at).padStart(6, '0') }));
await client.query(`set session_replication_role = 'replica'`);
for (let at = 0; at < works; at += 5_000) {
  const some = JSON.stringify(rows.slice(at, at + 5_000).map(({ id, version, n, code }) => ({ id, version, code, title: work(n).title, content: contentOf(work(n).sentences) })));
  await client.query(
    `with x as (select * from json_to_recordset($3) as x(id uuid, version uuid, code text, title text, content jsonb)),
          e as (insert into entry (id, round_id, category_id, code, subject, member_id, organization_id, title, origin, state, version_number, attributes, created_at, accepted_at, version)
                select id, $1, $2, code, 'work', gen_random_uuid(), gen_random_uuid(), title, 'submission', 'accepted', 1, '{}', now(), now(), 1 from x)
     insert into entry_version (id, entry_id, number, content, content_hash, created_at) select version, id, 1, content, '', now() from x`, [roundId, categories[0]!.id, some]);
}
await client.query(`set session_replication_role = 'origin'`);
const checks = app.get(EntryChecks, { strict: false });
const form = formOf(kept, 'renovation');
for (let at = 0; at < WRITTEN; at += A_COMMIT) {
  await uow.run(platformActor, {}, async (tx) => {
    for (const { id, n } of rows.slice(at, at + A_COMMIT)) await checks.written(tx, { entryId: id, roundId, versionNumber: 1, stage: 'hand_in', form, content: contentOf(work(n).sentences) });
  });
}
for (let copy = 1; copy * WRITTEN < works; copy++) {
  await client.query(
    `insert into entry_fingerprint (entry_id, bands, file_hashes)
     select o.id, array(select b # ($3::int * 7919) from unnest(f.bands) b), '{}' from unnest($1::uuid[], $2::uuid[]) as o(id, source) join entry_fingerprint f on f.entry_id = o.source`,
    [rows.slice(copy * WRITTEN, (copy + 1) * WRITTEN).map(({ id }) => id), rows.slice(0, Math.min(WRITTEN, works - copy * WRITTEN)).map(({ id }) => id), copy]);
}
await client.query('vacuum analyze');
await client.end();
console.log(`已备 ${works} 件作品 · ${works} works written in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const finder = app.get(Likenesses, { strict: false });
const reader = app.get(Reader, { strict: false });
const taken: number[] = [];
let found = 0;
for (let question = -10; question < questions; question++) {
  const isCopy = question % 2 === 0;
  const { title, sentences } = isCopy ? work(Math.abs(question * 37) % WRITTEN) : { title: `扳手挂架之${question}`, sentences: [`第${question}号扳手常常找不到`, '在墙上按轮廓画出每件工具的位置', '少了哪一件一眼看得出来', '交接班时不再清点'] };
  const from = performance.now();
  const likened = await finder.of(reader, { entryId: null, roundId: newId(), title, content: contentOf([...sentences].reverse()), memberIds: [] });
  if (question < 0) continue;
  taken.push(performance.now() - from);
  if (isCopy && likened.some(({ similarity }) => similarity >= 60)) found += 1;
}
await app.close();
taken.sort((a, b) => a - b);
const at = (part: number): string => taken[Math.ceil(taken.length * part) - 1]!.toFixed(1);
console.log(`查重 likenesses：p50 ${at(0.5)} ms，p95 ${at(0.95)} ms，max ${at(1)} ms；副本找到 copies found ${found}/${Math.ceil(questions / 2)}`);
if (found < Math.ceil(questions / 2)) process.exitCode = 1;
