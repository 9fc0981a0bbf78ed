import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EntriesModule, entriesEntities } from '@jiangong/entries';
import { JudgingModule, judgingEntities } from '@jiangong/judging';
import { platformActor, visitor } from '@jiangong/kernel';
import { PeopleModule, peopleEntities } from '@jiangong/people';
import { aCity, aMember } from '@jiangong/people/testing';
import { ProgrammeModule, programmeEntities } from '@jiangong/programme';
import { ResultsModule, resultsEntities } from '@jiangong/results';
import { aMarkedRound } from '@jiangong/results/testing';
import { TestProduct } from '@jiangong/testing';
import { RecognitionModule, recognitionEntities } from '../../recognition.module';
import { LoadPastFigures } from './load-past-figures';
import { PAST_FIGURES } from './past-figure-definitions';
import { PastFigureWrong } from './past-figure.refusals';

jest.setTimeout(60_000);

const FILE = 'samples/real/figures.csv';

describe('the figures of the years before', () => {
  let product: TestProduct;
  let folder: string;

  beforeAll(async () => {
    product = await TestProduct.start({
      modules: [PeopleModule, ProgrammeModule, EntriesModule, JudgingModule, ResultsModule, RecognitionModule],
      entities: [...peopleEntities, ...programmeEntities, ...entriesEntities, ...judgingEntities, ...resultsEntities, ...recognitionEntities],
    });
    folder = await mkdtemp(join(tmpdir(), 'figures-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await product?.stop();
  });

  const loaded = () => product.reader.rows<{ line: string }>(`select season || ',' || figure || ',' || value || ',' || unit || ',' || note as line from past_figure order by 1`);
  const inFile = async () => (await readFile(FILE, 'utf8')).trim().split('\n').slice(1).map((line) => line.trim()).sort();

  it('loaded, are those of the file, line by line, and the same after a second time', async () => {
    const lines = await inFile();
    expect(await product.get(LoadPastFigures).execute(platformActor, FILE)).toBe(lines.length);
    expect((await loaded()).map(({ line }) => line).sort()).toEqual(lines);
    await product.get(LoadPastFigures).execute(platformActor, FILE);
    expect((await loaded()).map(({ line }) => line).sort()).toEqual(lines);
  });

  it('of a faulty file take nothing and say the row', async () => {
    const path = join(folder, 'faulty.csv');
    for (const [line, column] of [['2022,unheard_of,1,,', 'figure'], ['2022,stars,-1,,', 'value'], ['22,stars,1,,', 'season']] as const) {
      await writeFile(path, `season,figure,value,unit,note\n2022,stars,1,,\n${line}\n`);
      await expect(product.get(LoadPastFigures).execute(platformActor, path)).rejects.toMatchObject({ constructor: PastFigureWrong, facts: { row: 3, column } });
    }
    expect(await loaded()).toHaveLength((await inFile()).length);
  });

  it('are told to everybody with what they count; units, persons and participations each beside their like alone', async () => {
    const { data } = await product.ask(visitor, '{ pastSeasons { season figures { figure name value unit text sameAs } } }');
    const seasons = (data as unknown as { pastSeasons: { season: string; figures: { figure: string; value: string; text: string; sameAs: string | null }[] }[] }).pastSeasons;
    expect(seasons.map(({ season }) => season)).toEqual(['2024', '2022', '2020', '2019', '2018-2019']);
    const of2022 = seasons[1]!.figures;
    expect(of2022.filter(({ sameAs }) => sameAs).map(({ figure, value, sameAs }) => [figure, value, sameAs])).toEqual([['participating_units', '1612', 'units'], ['participations', '2170000', 'participations']]);
    expect(seasons[4]!.figures.every(({ sameAs }) => sameAs === null)).toBe(true);
    expect(seasons.flatMap(({ figures }) => figures).every(({ text }) => text !== '')).toBe(true);
    expect(Object.values(PAST_FIGURES).flatMap(({ sameAs }) => sameAs ?? [])).toEqual(['units', 'participations']);
  });

  it('what the product counts itself keeps units, persons and participations apart', async () => {
    const city = await aCity(product);
    const [one, other] = [await aMember(product, { organizationId: city.enterprises[0] }), await aMember(product, { organizationId: city.enterprises[1] })];
    const entry = (memberId: string, organizationId: string, category: string) => ({ category, points: [90], memberId, organizationId });
    const categories = [{ code: 'a', name: '甲' }, { code: 'b', name: '乙' }, { code: 'c', name: '丙' }];
    const { roundId } = await aMarkedRound(product, city, [...categories.map(({ code }) => entry(one, city.enterprises[0], code)), entry(other, city.enterprises[1], 'a')], { categories });
    await product.reader.rows(`update round set phase = 'published' where id = $1`, [roundId]);
    const { data } = await product.ask(visitor, '{ seasonFigures(year: 2026) { counts { units persons participations } } }');
    expect(data).toEqual({ seasonFigures: { counts: { units: 2, persons: 2, participations: 4 } } });
  });
});
