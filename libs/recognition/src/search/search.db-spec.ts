import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { newId, platformActor, shanghai, visitor } from '@jiangong/kernel';
import { TestProduct } from '@jiangong/testing';
import { DICTIONARY_VERSION, SearchEntry, SearchIndex, SearchModule, SearchReader, SearchSources, SuggestionsReader, ReindexSearch, type SearchDocument, type SearchKind } from './public';

jest.setTimeout(60_000);

let product: TestProduct;
const at = shanghai(2026, 5, 1);
const entry = (kind: SearchKind, title: string, sub = '', text = '', when = at): SearchDocument => ({ kind, refId: newId(), title, sub, text, at: when });
const weld = entry('work', '磨煤机磨辊堆焊工装', '王芳 · 红岩机械有限公司 · 小革新', '用药芯焊丝分层堆焊，磨辊寿命提高');
const seal = entry('work', '水泵密封结构改进', '李伟 · 南山电力有限公司 · 小革新', '', shanghai(2026, 5, 2));
const star = entry('star', '陈洁', '红岩机械有限公司 · 月度技能之星');
const unit = entry('unit', '红岩机械有限公司', '江北区总工会');
const news = entry('news', '技能之星走进车间', '资讯', '月度技能之星与青年职工座谈');

beforeAll(async () => {
  product = await TestProduct.start({ modules: [SearchModule], entities: [SearchEntry] });
  await put([weld, seal, star, unit, news]);
});
afterAll(() => product?.stop());

const put = (documents: readonly SearchDocument[]) => product.uow.run(platformActor, {}, (tx) => product.get(SearchIndex).put(tx, documents));
const found = async (asked: string, kinds: SearchKind[] | null = null): Promise<string[]> => (await product.get(SearchReader).search(asked, kinds, 20)).map((hit) => hit.title);

describe('the public search', () => {
  it('finds two letters that stand side by side in titles and the line below, and the words of texts', async () => {
    expect(await found('堆焊')).toEqual([weld.title]);
    expect(await found('辊堆')).toEqual([weld.title]);
    expect(await found('王芳')).toEqual([weld.title]);
    expect(await found('焊丝')).toEqual([weld.title]);
  });

  it('finds by the first letters of the pinyin and by the pinyin in full', async () => {
    expect(await found('jnzx')).toEqual(expect.arrayContaining([news.title, star.title]));
    expect(await found('duihan')).toEqual([weld.title]);
    expect(await found('sbmf')).toEqual([seal.title]);
  });

  it('the unit itself comes before what was found in its name', async () => {
    expect((await found('红岩机械'))[0]).toBe(unit.title);
    expect(await found('红岩机械', ['work'])).toEqual([weld.title]);
  });

  it('all words before any of them', async () => {
    expect(await found('水泵 密封')).toEqual([seal.title]);
    expect(await found('密封 堆焊')).toEqual(expect.arrayContaining([seal.title, weld.title]));
  });

  it('answers signs, quotes and operators with nothing, never with a fault', async () => {
    for (const asked of ["'", '& | !', "') | ('", '\\', ':*', '%_', '']) expect(await found(asked)).toEqual([]);
  });

  it('shows hits as plain parts over GraphQL, to anyone, and takes no kind that there is not', async () => {
    const { data } = await product.ask(visitor, '{ search(query: "堆焊", kinds: ["work"], first: 5) { kind id titleParts { text isHit } } }');
    expect(data!.search).toEqual([{ kind: 'work', id: weld.refId, titleParts: [{ text: '磨煤机磨辊', isHit: false }, { text: '堆焊', isHit: true }, { text: '工装', isHit: false }] }]);
    expect((await product.ask(visitor, '{ search(query: "堆焊", kinds: ["account"]) { id } }')).errors).toHaveLength(1);
  });

  it('finds nothing of what was taken out, and no old title of what was put again', async () => {
    const other = entry('work', '轴承加热器');
    await put([other]);
    await put([{ ...other, title: '轴承感应炉' }]);
    expect(await found('加热器')).toEqual([]);
    expect(await found('感应炉')).toEqual(['轴承感应炉']);
    await product.uow.run(platformActor, {}, (tx) => product.get(SearchIndex).remove(tx, 'work', [other.refId]));
    expect(await found('感应炉')).toEqual([]);
  });
});

describe('cutting anew', () => {
  it('writes what the sources tell, and drops what none of them tells', async () => {
    const kept = entry('news', '劳模讲堂开讲');
    product.get(SearchSources).add({ kind: 'news', read: (_tx, after) => Promise.resolve([kept].filter((one) => one.refId > after)) });
    await product.reader.rows(`update search_entry set dictionary_version = 0 where kind = 'news'`);
    expect(await product.get(ReindexSearch).isDue()).toBe(true);
    expect(await product.get(ReindexSearch).execute(platformActor, ['news'])).toBe(1);
    expect(await found('讲堂')).toEqual([kept.title]);
    expect(await found('走进车间', ['news'])).toEqual([]);
    expect(await product.reader.rows('select 1 from search_entry where dictionary_version <> $1', [DICTIONARY_VERSION])).toEqual([]);
  });
});

describe('what is suggested while somebody types', () => {
  const suggested = (typed: string) => product.get(SuggestionsReader).begun(typed).then((rows) => rows.map((row) => row.title));

  it('begins as was typed, in characters or in the first letters of their pinyin; news is looked for, not gone to', async () => {
    expect(await suggested('水泵')).toEqual([seal.title]);
    expect(await suggested('红岩')).toEqual([unit.title]);
    expect(await suggested('cj')).toEqual([star.title]);
    expect(await suggested('SBMF')).toEqual([seal.title]);
    expect(await suggested('技能之星')).toEqual([]);
    expect(await suggested('堆焊')).toEqual([]);
    expect(await suggested('  ，')).toEqual([]);
    expect(await suggested("%_'")).toEqual([]);
  });

  it('is eight lines at most, a name once with its newest title, short ones first', async () => {
    const many = Array.from({ length: 12 }, (_one, place) => entry('work', `巡检机器人${'改'.repeat(place + 1)}`));
    const [older, newer] = [entry('star', '巡检', '红岩 · 一月之星', '', shanghai(2026, 2, 1)), entry('star', '巡检', '红岩 · 四月之星', '', shanghai(2026, 5, 3))];
    await put([...many, older, newer]);
    const rows = await product.get(SuggestionsReader).begun('巡检');
    expect(rows).toHaveLength(8);
    expect(rows[0]).toEqual({ kind: 'star', id: newer.refId, title: '巡检', sub: newer.sub });
    expect(rows.slice(1).map((row) => row.title)).toEqual(many.slice(0, 7).map((one) => one.title));
  });

  it('is asked for by everybody', async () => {
    const { data } = await product.ask(visitor, '{ suggestions(typed: "sbm") { kind id title sub } }');
    expect(data!.suggestions).toEqual([{ kind: 'work', id: seal.refId, title: seal.title, sub: seal.sub }]);
  });
});
