/**
 * `node tools/run.mjs tools/bench/search.ts [documents] [rounds] [address of an API]`: the public search over so many works, cut by the
 * product's own tokenizer and asked by it too: words, two letters, initials and full pinyin, a unit, several words, nothing
 * found; and the suggestions while one types. Latencies as told by the reader with its highlights, and over the API where one is
 * given. The goals at 100,000 works: a p95 below 100 ms, of suggestions below 50 ms.
 */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { newId } from '@jiangong/kernel';
import { readConfig, Reader } from '@jiangong/platform';
import { SearchIndex, SearchReader, SuggestionsReader, type SearchDocument } from '@jiangong/recognition';
import pg from 'pg';

const documents = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 20);
/** The address of an API on this database, to be asked as well. */
const api = process.argv[4];
const ROWS_A_STATEMENT = 1_000;
/** So many are cut; the rest are the same ones over again under other ids and days, which costs the search as much and the seeding less. */
const CUT = Math.min(documents, 10_000);
const GOAL_MS = 100;

const PLACES = ['磨煤机', '输送带', '焊接工装', '配电柜', '水泵密封', '注塑模具', '混凝土养护', '客运站引导', '化验取样', '仓库盘点', '轴承加热', '废气余热', '数控车床', '高压电缆', '轨道扣件', '病房呼叫', '快递分拣', '桥梁支座', '空压机', '变速箱'];
const DEEDS = ['自动补偿装置', '快速检测仪', '防错夹具', '专用拆装工具', '组合式支架', '便携式平台', '结构改进', '工序合并', '材料替换', '模块化设计', '节能回路', '点检制度优化', '备件共享建议', '班前确认清单', '在线监测', '远程诊断'];
const WHERE = ['一车间', '二号线', '三分厂', '检修班', '夜班组', '南区站', '北区站', '总装线', '调度室', '化验室'];
const FAMILY = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许';
const GIVEN = '伟芳娜敏静磊强洋艳勇军杰娟涛明超霞平刚桂英华';
const QUESTIONS = ['焊接', '密封', '轴承加热装置', 'hjgz', 'jieneng', '磨煤机 防错', '王芳', '机械', '在线监测', 'zdbc', '二号线', '李', '数控车床结构改进', '不存在的词语呢', '渝中'];

function* works(units: readonly string[]): Generator<SearchDocument> {
  const of = <T>(list: ArrayLike<T>, at: number): T => list[at % list.length]!;
  for (let at = 0; at < CUT; at++) {
    const [place, deed] = [of(PLACES, at), of(DEEDS, Math.trunc(at / PLACES.length))];
    yield {
      kind: 'work', refId: newId(), title: `${of(WHERE, Math.trunc(at / 320))}${place}${deed}`,
      sub: `${of(FAMILY, at * 7)}${of(GIVEN, at * 11)}${of(GIVEN, Math.trunc(at / 3))} · ${of(units, at * 13)} · 小革新`,
      text: `${place}长期存在磨损快、返修多的问题，班组自行设计${deed}，利用检修间隙试制，先在两台设备上试用，再在全车间推开，每年节约${at % 97}万元。`,
      at: new Date(1_767_225_600_000 + at * 60_000),
    };
  }
}

async function fill(client: pg.Client): Promise<void> {
  const [, ...lines] = readFileSync('samples/year/organizations.csv', 'utf8').replace(/^\ufeff/, '').split(/\r?\n/).filter(Boolean);
  const units = lines.map((line) => line.split(',')[0]!);
  const index = new SearchIndex();
  const tx = { query: async (sql: string, values?: readonly unknown[]) => (await client.query(sql, values as unknown[])).rows } as never;
  let batch: SearchDocument[] = [];
  for (const one of works(units)) {
    batch.push(one);
    if (batch.length === ROWS_A_STATEMENT) { await index.put(tx, batch); batch = []; }
  }
  await index.put(tx, batch);
  await client.query(
    `insert into search_entry (kind, ref_id, title, sub, title_key, title_initials, tokens, at, dictionary_version)
     select kind, gen_random_uuid(), title, sub, title_key, title_initials, tokens, at + copy * interval '7 days', dictionary_version from search_entry cross join generate_series(1, $1::int) copy`,
    [Math.ceil(documents / CUT) - 1]);
  await client.query('vacuum analyze search_entry');
}

const config = readConfig();
const client = new pg.Client({ connectionString: config.DATABASE_URL });
await client.connect();
const began = performance.now();
await fill(client).finally(() => client.end());
console.log(`已备 ${documents} 件作品 · ${documents} works written in ${((performance.now() - began) / 1000).toFixed(1)} s`);

const reader = new Reader(config);
const search = new SearchReader(reader);
/** Typed letter by letter: characters, initials, and what stands at the beginning of a tenth of all titles. */
const TYPED = ['二', '二号', '二号线', 'e', 'eh', 'ehx', 'ehxhj', '一车间磨', 'ycj', '王', '重庆', 'zzzz'];
const SUGGEST_GOAL_MS = 50;
const begun = new SuggestionsReader(reader);

type Ask = (question: string) => Promise<readonly unknown[]>;

async function overApi(query: string, variables: object): Promise<readonly unknown[]> {
  const answer = await fetch(api!, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const { data } = (await answer.json()) as { data: Record<string, readonly unknown[]> };
  return Object.values(data)[0]!;
}

const told = (name: string, taken: number[], goal: number): void => {
  taken.sort((a, b) => a - b);
  const p95 = taken[Math.ceil(taken.length * 0.95) - 1]!;
  console.log(`${name}：p50 ${taken[taken.length >> 1]!.toFixed(1)} ms，p95 ${p95.toFixed(1)} ms，目标 < ${goal} ms · ${p95 < goal ? '达到 met' : '未达到 not met'}`);
};

/** Each question once unmeasured, then in turn: no question has its pages to itself. */
async function measure(name: string, questions: readonly string[], goal: number, ask: Ask, tells = false): Promise<void> {
  const taken = new Map<string, number[]>(questions.map((question) => [question, []]));
  const hits = new Map<string, number>();
  for (const question of questions) hits.set(question, (await ask(question)).length);
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const from = performance.now();
      await ask(question);
      taken.get(question)!.push(performance.now() - from);
    }
  }
  if (tells) for (const [question, own] of taken) console.log(`${question.padEnd(16, '　')} ${String(hits.get(question)).padStart(3)}  p50 ${own.sort((a, b) => a - b)[own.length >> 1]!.toFixed(1)} ms  max ${own.at(-1)!.toFixed(1)} ms`);
  told(name, [...taken.values()].flat(), goal);
}

await measure('search', QUESTIONS, GOAL_MS, (question) => search.search(question, null, 20), true);
await measure('suggestions', TYPED, SUGGEST_GOAL_MS, (typed) => begun.begun(typed));
if (api) {
  await measure('search over the API', QUESTIONS, GOAL_MS, (query) => overApi('query ($query: String!) { search(query: $query, first: 20) { kind id title titleParts { text isHit } subParts { text isHit } at } }', { query }));
  await measure('suggestions over the API', TYPED, SUGGEST_GOAL_MS, (typed) => overApi('query ($typed: String!) { suggestions(typed: $typed) { kind id title sub } }', { typed }));
}
await reader.close();
