import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningProduct } from './running-product';

const EXPECTED = 'samples/year/expected';

/** Plays samples/year on a fresh database; answers the folder of lists and what the terminal said. */
async function playYear(): Promise<{ folder: string; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'jiangong-year-'));
  const product = await RunningProduct.migrated();
  try {
    return { folder, said: await product.command('year', 'samples/year', '--out', folder, '--xlsx') };
  } finally {
    await product.stop();
  }
}

describe('a season from workbooks', () => {
  let runs: { folder: string; said: string }[] = [];

  beforeAll(async () => {
    runs = await Promise.all([playYear(), playYear()]);
  }, 600_000);
  afterAll(() => runs.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })));

  it('publishes the lists that were reckoned independently, byte for byte, on two runs', () => {
    const names = readdirSync(EXPECTED).filter((name) => name.endsWith('.csv'));
    expect(names).toHaveLength(17);
    for (const name of names) {
      const expected = readFileSync(join(EXPECTED, name), 'utf8');
      for (const { folder } of runs) expect(`${name}\n${readFileSync(join(folder, name), 'utf8')}`).toBe(`${name}\n${expected}`);
    }
  });

  it('names every planted mistake by file, row and reason', () => {
    const [first, second] = runs.map(({ folder }) => readFileSync(join(folder, 'errors.csv'), 'utf8'));
    expect(first).toBe(second);
    const refused = first!.split('\r\n').filter((line) => line.includes(',未采用,'));
    const at = (file: string, row: number) => refused.find((line) => line.startsWith(`${file},${row},`)) ?? `nothing refused at ${file} row ${row}`;
    expect(at('roster.xlsx', 123)).toContain('工号重复');
    expect(at('roster.xlsx', 285)).toContain('2026-02-30');
    expect(at('roster.xlsx', 400)).toContain('单位不在组织表中');
    expect(at('recommendations.xlsx', 188)).toContain('18:00');
    expect(at('recommendations.xlsx', 124)).toContain('名额为 2，已用 2');
    expect(at('marks.xlsx', 944)).toContain('应在 0 到 100 之间');
    expect(at('marks.xlsx', 969)).toContain('最多两位小数');
    expect(at('marks.xlsx', 1091)).toMatch(/回避|同一/);
    expect(refused).toHaveLength(20);
  });

  it('accepts full-width digits and says that it did', () => {
    const corrected = readFileSync(join(runs[0]!.folder, 'errors.csv'), 'utf8').split('\r\n').filter((line) => line.includes(',已更正,'));
    expect(corrected.some((line) => line.startsWith('roster.xlsx,54,工号,'))).toBe(true);
    expect(corrected.some((line) => line.startsWith('marks.xlsx,302,'))).toBe(true);
  });

  it('writes workbooks on request and tells its progress', () => {
    expect(readdirSync(runs[0]!.folder)).toContain('2026-Y.xlsx');
    expect(runs[0]!.said).toMatch(/2026-Y {2}公布 14 人（进度 17\/17）/);
  });
});
