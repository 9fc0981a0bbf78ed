import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { aPdf, packedObjects } from '../testing/media.builder';
import { anOfficeFile } from '../testing/raw-zip';
import { OFFICE_TYPES } from '../media-content';
import { checkOffice } from './check-office';
import { checkPdf } from './check-pdf';

jest.setTimeout(60_000);

/** Read once each of these takes a fraction of it; read once for every letter, hours. */
const PATIENCE_MS = 15_000;
const MANY = 400_000;

describe('A document made to be read for ever', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jiangong-long-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function outcomeOf(content: Buffer, mimeType: string): Promise<{ outcome: string; isQuick: boolean }> {
    const path = join(folder, 'document');
    await writeFile(path, content);
    const began = Date.now();
    const outcome = await (mimeType === 'application/pdf' ? checkPdf(path) : checkOffice(path, mimeType)).then(() => 'taken', (error: { facts: { fault: string } }) => error.facts.fault);
    return { outcome, isQuick: Date.now() - began < PATIENCE_MS };
  }
  const [docx] = OFFICE_TYPES as [string];
  const pdf = (...objects: string[]) => outcomeOf(aPdf(objects), 'application/pdf');

  it.each([
    ['streams that never end', () => pdf('stream\n'.repeat(MANY)), 'taken'],
    ['dictionaries that never end', () => pdf('<<'.repeat(4 * MANY)), 'taken'],
    ['dictionaries, and far behind them nothing', () => pdf(`<<>>${' '.repeat(2 * MANY)}`.repeat(4)), 'taken'],
    ['packed objects without an end', () => pdf('<< /Type /ObjStm >> stream\n'.repeat(30_000)), 'damaged'],
    ['a script packed behind a thousand streams', () => pdf(...Array.from({ length: 1_000 }, () => '<< /Length 1 >>\nstream\nx\nendstream'), packedObjects('<< /S /JavaScript >>')), 'active'],
    ['tags that never end', () => outcomeOf(anOfficeFile('docx', [{ name: 'word/a.xml', content: '<'.repeat(4 * MANY) }]), docx), 'taken'],
    ['relations that never end', () => outcomeOf(anOfficeFile('docx', [{ name: 'word/_rels/a.xml.rels', content: '<Relationship '.repeat(MANY) }]), docx), 'taken'],
    ['a relation of quotes alone', () => outcomeOf(anOfficeFile('docx', [{ name: 'word/_rels/a.xml.rels', content: `<Relationship ${`""''`.repeat(MANY)}` }]), docx), 'taken'],
  ])('is read once, by a worker that others wait for: %s', async (_kind, look, outcome) => {
    expect(await look()).toEqual({ outcome, isQuick: true });
  });
});
