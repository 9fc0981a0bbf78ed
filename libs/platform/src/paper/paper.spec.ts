import { describe, expect, it } from '@jest/globals';
import { inflateSync } from 'node:zlib';
import { drawQrCode, drawSealArea, missingGlyphs, numberPages, openPaper, paperBytes, sizeToFit, textWidth } from './index';

const facts = { title: '荣誉证书', author: '重庆市总工会', at: new Date('2026-05-11T00:00:00Z') };
const pagesOf = (bytes: Buffer): number => bytes.toString('latin1').match(/\/Type \/Page\b/g)!.length;

/** Every compressed stream of a document, opened. */
function streamsOf(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body]) => {
    try {
      return inflateSync(Buffer.from(body!, 'latin1')).toString('latin1');
    } catch {
      return '';
    }
  });
}

async function certificates(count: number): Promise<Buffer> {
  const paper = openPaper({ ...facts, orientation: 'landscape' });
  for (let number = 1; number <= count; number += 1) {
    paper.addPage().font('bold').fontSize(40).text('荣誉证书', { align: 'center' });
    paper.font('regular').fontSize(18).text(`王小明 同志：在二〇二六年四月网上劳动和技能竞赛中成绩突出，授予“月度技能之星”称号。第 ${String(number).padStart(6, '0')} 号`);
    drawQrCode(paper, `https://example.org/certificates/${number}`, 100, 300, 90);
  }
  return paperBytes(paper);
}

describe('paper', () => {
  it('embeds the characters that are used and no others', async () => {
    const bytes = await certificates(1);
    expect(bytes.toString('latin1')).toContain('/FontFile2');
    expect(bytes.toString('latin1')).not.toContain('Helvetica');
    expect(bytes.length).toBeLessThan(60_000);
  });

  it('makes the same bytes of the same facts', async () => {
    expect((await certificates(2)).equals(await certificates(2))).toBe(true);
  });

  it('prints five hundred pages into one small document', async () => {
    const bytes = await certificates(500);
    expect(pagesOf(bytes)).toBe(500);
    expect(bytes.length).toBeLessThan(3_000_000);
  });

  it('names the characters it cannot print, each once', () => {
    expect(missingGlyphs('重庆市总工会 〔2026〕第 1 号')).toEqual([]);
    expect(missingGlyphs('张\u{2b820}伟\u{2b820}\u{30edd}\n')).toEqual(expect.arrayContaining(['\u{30edd}']));
    expect(missingGlyphs('\u{30edd}\u{30edd}')).toEqual(['\u{30edd}']);
  });

  it('numbers every page and adds none by that', async () => {
    const paper = openPaper({ ...facts, isNumbered: true });
    for (let page = 0; page < 3; page += 1) paper.addPage().font('regular').fontSize(16).text('公示');
    numberPages(paper);
    expect(pagesOf(await paperBytes(paper))).toBe(3);
  });

  it('keeps the place of the seal dashed and writes what follows in plain ink', async () => {
    const paper = openPaper(facts);
    paper.addPage();
    drawSealArea(paper, 300, 300);
    paper.font('regular').fontSize(16).fillColor('#1a1a1a').text('重庆市总工会');
    const bytes = await paperBytes(paper);
    expect(pagesOf(bytes)).toBe(1);
    const content = streamsOf(bytes).find((stream) => stream.includes('[2.5 2.5] 0 d'))!;
    expect(content.slice(content.lastIndexOf('BT'))).not.toContain('0.768627');
  });

  it('fits a long name into its line and does not blow up a short one', () => {
    const long = '重庆长江轮船公司与长江航道局联合技能人才培训中心第三教研室';
    const size = sizeToFit(long, 'regular', 300, 24, 6);
    expect(textWidth(long, 'regular', size)).toBeLessThanOrEqual(300);
    expect(sizeToFit('王', 'regular', 300, 24, 6)).toBe(24);
  });
});
