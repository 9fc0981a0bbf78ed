import { describe, expect, it } from '@jest/globals';
import { certificatePayload, certificateText, type CertificateFacts } from '@jiangong/evidence';
import { openPaper, paperBytes } from '@jiangong/platform';
import { codesIn, pagesIn, scan } from '@jiangong/testing';
import { drawCertificate } from './draw-certificate';

const PERSON: CertificateFacts = {
  number: '渝建功证〔2026〕000123', name: '周渝生', authors: '', unit: '重庆红岩机械制造有限公司', occasion: '2026年5月明星职工评选',
  title: '月度技能之星', higherTitle: '', issuer: '重庆市总工会', issuedOn: '2026-05-20', list: 'd'.repeat(16),
};
const WORK: CertificateFacts = { ...PERSON, name: '大型减速机高速轴油封快换工装', authors: '周渝生、覃素云、贺知秋', occasion: '2026年5月“五小”活动评选', title: '“五小”活动展示奖（小革新）' };
const LONG: CertificateFacts = {
  ...WORK, name: '基于机器视觉与多传感器融合的大型轧机轴承早期故障在线诊断及自适应润滑补偿控制装置在连续退火生产线上的推广应用研究',
  authors: '周渝生、覃素云、贺知秋、王建国、李晓蓉、张思远、刘素云等9人', unit: '重庆长江轮船公司与长江航道局联合技能人才培训中心第三教研室',
};
const TEAM: CertificateFacts = { ...PERSON, name: '总装车间天车一班', title: '工人先锋号', recipient: 'team' };
const COLLECTIVE: CertificateFacts = { ...PERSON, name: PERSON.unit, title: '劳动竞赛先进集体', recipient: 'collective' };

const address = (facts: CertificateFacts): string =>
  `https://jiangong.example.org/certificates/2026-000123#${certificatePayload({ text: certificateText(facts), publicKey: 'ab'.repeat(32), signature: 'cd'.repeat(64) })}`;

async function printed(facts: CertificateFacts): Promise<Buffer> {
  const paper = openPaper({ title: '荣誉证书', author: facts.issuer, at: new Date('2026-05-20T01:00:00Z'), orientation: 'landscape', margin: 0 });
  drawCertificate(paper, facts, { address: address(facts) });
  return paperBytes(paper);
}

describe('a certificate on paper', () => {
  it.each([['a person', PERSON], ['a work', WORK], ['a work of many words', LONG], ['a team', TEAM], ['a collective', COLLECTIVE]])('%s: one page that says number, name, unit, title, issuer and day', async (_kind, facts) => {
    const [page, ...more] = pagesIn(await printed(facts));
    expect(more).toEqual([]);
    for (const words of ['荣誉证书', facts.number, facts.name, facts.authors, facts.unit, facts.title, facts.issuer, '二〇二六年五月二十日']) expect(page).toContain(words);
  });

  it('a person is addressed as a comrade; a team is not, and a unit that is honoured itself is named once', async () => {
    const [person, team, collective] = await Promise.all([PERSON, TEAM, COLLECTIVE].map(async (facts) => pagesIn(await printed(facts))[0]!));
    expect(person).toContain('周渝生同志（重庆红岩机械制造有限公司）：您在');
    expect(team).toContain('总装车间天车一班（重庆红岩机械制造有限公司）：在2026年5月');
    expect(team).not.toMatch(/同志|您/);
    expect(collective!.split(COLLECTIVE.unit)).toHaveLength(2);
  });

  it('its code, read from the page as a telephone reads it, is the address with the signed text', async () => {
    for (const facts of [PERSON, WORK, LONG, TEAM, COLLECTIVE]) expect(codesIn(await printed(facts)).map(scan)).toEqual([address(facts)]);
  });
});
