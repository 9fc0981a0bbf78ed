import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NotAllowed, NotFound, shanghai, type Actor } from '@jiangong/kernel';
import { EmptySheet, HeadsWrong, UploadedFiles, writeWorkbook } from '@jiangong/platform';
import { CollectingClosed } from '@jiangong/programme';
import { aRound, someRules, type RoundWorld } from '@jiangong/programme/testing';
import type { TestProduct } from '@jiangong/testing';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aUnionWorld, startEntries, type UnionWorld } from '../../testing';
import { RecommendationSheets, SheetFaulty } from '../public';
import { recommendationTemplate } from './recommendation.template';

jest.setTimeout(60_000);

let product: TestProduct;
let world: UnionWorld;
let round: RoundWorld;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jiangong-sheets-'));
  product = await startEntries();
  world = await aUnionWorld(product);
});
beforeEach(async () => {
  product.clock.set(shanghai(2026, 5, 11, 9));
  round = await aRound(product.uow, { rules: someRules({ intake: { unitPlaces: 6 } }) });
});
afterAll(async () => {
  await product?.stop();
  await rm(folder, { recursive: true, force: true });
});

type Row = [category: string, memberNo: string, name: string, deeds: string];
const HEADS = ['类别', '工号', '姓名', '事迹'];

async function upload(rows: readonly (readonly string[])[], heads: readonly string[] = HEADS, actor: Actor = world.cadre): Promise<string> {
  const path = join(folder, `${Math.random()}.xlsx`);
  await writeWorkbook(path, { name: '推荐', columns: heads.map((name) => ({ name })), rows });
  return product.get(UploadedFiles).keep(actor, '推荐.xlsx', createReadStream(path));
}
const input = (fileId: string) => ({ fileId, roundId: round.roundId, organizationId: world.enterprises[0] });
const check = (fileId: string, actor: Actor = world.cadre) => product.get(RecommendationSheets).check(actor, input(fileId));
const accept = (fileId: string, actor: Actor = world.cadre) => product.get(RecommendationSheets).accept(actor, input(fileId));
const figures = async () =>
  (await product.reader.first<{ entries: number; recommendations: number; events: number }>(
    `select (select count(*)::int from entry where round_id = $1) as entries, (select count(*)::int from recommendation where round_id = $1) as recommendations,
            (select count(*)::int from ledger_event where chain = 'round:' || $1::text) as events`, [round.roundId]))!;
async function staff(count: number): Promise<Row[]> {
  const rows: Row[] = [];
  for (let n = 0; n < count; n++) {
    const id = await world.worker();
    const member = (await product.reader.first<{ no: string; name: string }>('select member_no as no, name from member where id = $1', [id]))!;
    rows.push([n % 2 ? '劳动之星' : '技能之星', member.no, member.name, `事迹之${n + 1}：带徒三人`]);
  }
  return rows;
}

describe('an Excel of twelve recommendations with two faulty ones (journey 4)', () => {
  it('reports both by row and column and creates nothing, neither checked nor accepted', async () => {
    const rows = await staff(12);
    rows[3]![0] = '劳模之星';
    rows[8]![1] = 'M-UNKNOWN';
    const fileId = await upload(rows);
    const report = await check(fileId);
    expect(report.rowCount).toBe(12);
    expect(report.faults).toEqual([
      { row: 5, column: '类别', value: '劳模之星', reason: '没有这个类别；可选：劳动之星、技能之星' },
      { row: 10, column: '工号', value: 'M-UNKNOWN', reason: expect.stringContaining('没有找到这名职工') },
    ]);
    expect(report.preview).toHaveLength(12);
    await expect(accept(fileId)).rejects.toThrow(SheetFaulty);
    await expect(accept(fileId)).rejects.toMatchObject({ facts: { rowCount: 12, faultCount: 2, faults: [{ row: 5, column: '类别' }, { row: 10, column: '工号' }] } });
    expect(await figures()).toEqual({ entries: 0, recommendations: 0, events: 0 });
  });

  it('corrected, all twelve go in, each signed by the unit', async () => {
    const fileId = await upload(await staff(12));
    expect(await check(fileId)).toMatchObject({ rowCount: 12, faults: [] });
    expect(await figures()).toEqual({ entries: 0, recommendations: 0, events: 0 });
    expect(await accept(fileId)).toEqual({ done: 12, refused: [] });
    expect(await figures()).toEqual({ entries: 12, recommendations: 12, events: 24 });
  });

  it('accepted twice, the second time every row is already there', async () => {
    const fileId = await upload(await staff(2));
    await accept(fileId);
    const report = await check(fileId);
    expect(report.faults.map((fault) => [fault.row, fault.column])).toEqual([[2, '工号'], [3, '工号']]);
  });
});

describe('what else is found in a sheet', () => {
  it('places over the whole sheet, counted row by row', async () => {
    round = await aRound(product.uow);
    const rows = (await staff(3)).map(([, ...rest]): Row => ['技能之星', ...rest]);
    const { faults } = await check(await upload(rows));
    expect(faults).toEqual([{ row: 4, column: '类别', value: '技能之星', reason: expect.stringContaining('名额为 2，已用 2') }]);
  });

  it('a person twice, a name that is not the number’s, missing deeds, somebody else’s member', async () => {
    const rows = await staff(3);
    const foreign = await world.worker(world.enterprises[1], '外单位职工');
    const { no } = (await product.reader.first<{ no: string }>('select member_no as no from member where id = $1', [foreign]))!;
    const faulty: Row[] = [rows[0]!, rows[0]!, [rows[1]![0], rows[1]![1], '另一个名字', '事迹'], [rows[2]![0], rows[2]![1], rows[2]![2], ''], ['技能之星', no, '随便', '事迹']];
    const { faults } = await check(await upload(faulty));
    expect(faults.map((fault) => [fault.row, fault.column])).toEqual([[3, '工号'], [4, '姓名'], [5, '主要事迹'], [6, '工号']]);
    expect(JSON.stringify(faults)).not.toContain('外单位职工');
  });

  it('the example of the template that somebody left in, by name', async () => {
    const example = recommendationTemplate.columns.map((column) => String(column.example ?? '')) as unknown as Row;
    const { faults } = await check(await upload([example, ...(await staff(1))]));
    expect(faults).toEqual([{ row: 2, column: '工号', value: expect.stringContaining('示例'), reason: '这是模板里的示例行，请删除这一行后再上传' }]);
  });

  it('full-width numbers are set right', async () => {
    const [row] = await staff(1);
    const wide = [...row![1]].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    expect((await check(await upload([[row![0], ` ${wide}`, ` ${row![2]} `, row![3]]]))).faults).toEqual([]);
  });

  it('a sheet with other heads, or with none, is refused whole', async () => {
    await expect(check(await upload([['1']], ['序号']))).rejects.toThrow(HeadsWrong);
    await expect(check(await upload([]))).rejects.toThrow(EmptySheet);
    const text = await product.get(UploadedFiles).keep(world.cadre, '推荐.csv', Readable.from(['类别,工号,姓名,事迹\n']));
    await expect(check(text)).rejects.toThrow(EmptySheet);
  });
});

describe('who may', () => {
  it('only the sender reads the file, only who signs for the union recommends, only in time', async () => {
    const rows = await staff(1);
    const fileId = await upload(rows);
    await expect(check(fileId, world.otherCadre)).rejects.toThrow(NotFound);
    await expect(check(await upload(rows, HEADS, world.district), world.district)).rejects.toThrow(NotAllowed);
    product.clock.set(shanghai(2026, 5, 25, 18));
    await expect(check(fileId)).rejects.toThrow(CollectingClosed);
  });
});
