import { describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { TitleAllowances } from '@jiangong/recognition';
import { Reader } from '@jiangong/platform';
import { eventually } from './support/five-small-month';
import { signFor } from './support/other-sheets';
import { withCommands } from './support/product-commands';
import { DESKTOP, PHONE } from './support/screen';
import { SmallCity } from './support/small-city';
import { expectSoon } from './support/soon';
import { onOwnCity } from './support/stage';
import type { Visitor } from './visitor';

const NOW = shanghai(2026, 5, 11, 9);
const [PLANT, MILL] = ['红岩机械有限公司', '嘉陵纺织有限公司'];
const JUDGES = ['pingwei1', 'pingwei2', 'pingwei3'];

const level = (code: string, name: string, cap: number) => ({ code, name, cap, allowanceFen: 350_000, termMonths: 36 });
const parts = (routine: number) => [
  { code: 'routine', name: '日常工作', weight: routine, isRoutine: true }, { code: 'innovation', name: '创新成果', weight: 65 - routine },
  { code: 'knowledge', name: '知识技能', weight: 15, isRoutine: false }, { code: 'coaching', name: '传带培养', weight: 20, isRoutine: false },
];
const content = (routine = 30) => ({
  grantedBy: '市总工会',
  levels: [level('first', '一级', 2), level('second', '二级', 4), level('third', '三级', 8)],
  assessment: { everyMonths: 12, passMark: 70_000, minAssessors: 3, parts: parts(routine) },
  evidence: [{ code: 'topic', name: '创新课题', withinMonths: 12 }],
  vacancy: {
    workingDays: 5, noticeDays: 0, conditions: '本市一线职工，高级技师，近十二个月有创新课题。', judges: 3, minimumMark: 60_000,
    criteria: [{ code: 'skill', name: '技能水平', weight: 40 }, { code: 'innovation', name: '创新成果', weight: 40 }, { code: 'coaching', name: '传带培养', weight: 20 }],
  },
});

interface Desk {
  readonly holdings: readonly { readonly id: string; readonly name: string }[];
  readonly motions: readonly { readonly id: string }[];
  readonly postings: readonly { readonly id: string; readonly roundId: string; readonly winners: readonly { readonly entryId: string; readonly name: string }[] }[];
}

describe('a title is re-assessed (J12)', () => {
  const stage = onOwnCity(async (product) => {
    const city = await SmallCity.found(product, {
      now: NOW,
      unions: [{ name: '江北区总工会', level: 'district' }, { name: PLANT!, level: 'enterprise', under: '江北区总工会', staff: 4 }, { name: MILL!, level: 'enterprise', under: '江北区总工会', staff: 2 }],
      accounts: [
        { username: 'shizong', name: '办公室甲', role: 'city_organiser' }, { username: 'shizong2', name: '办公室乙', role: 'city_organiser' },
        { username: 'danwei', name: '工会干事', role: 'unit_cadre', at: [PLANT!, MILL!] },
        { username: 'zhigong', name: '周渝生', role: 'member', memberOf: PLANT! }, { username: 'zijian1', name: '陈晓峰', role: 'member', memberOf: MILL! }, { username: 'zijian2', name: '李文静', role: 'member', memberOf: PLANT! },
        ...JUDGES.map((username, at) => ({ username, name: `评委${'甲乙丙'[at]!}`, role: 'judge' as const })), { username: 'pingwei4', name: '评委丁', role: 'judge', memberOf: PLANT! },
      ],
    });
    product.run('api');
    product.run('worker');
    await product.untilReady();
    const office = await city.signIn('shizong');
    const { id: titleId } = await office.act<{ id: string }>('defineTitle(input: DefineTitleInput!)', { input: { code: 'chief_technician', name: '首席技师', content: content() } }, 'TitleDesk { id }');
    return { city, titleId, office, second: await city.signIn('shizong2') };
  });

  const desk = async (): Promise<Desk> => (await stage.world.office.ask<{ titleDesk: Desk }>(
    'query ($titleId: ID!) { titleDesk(titleId: $titleId) { holdings { id name } motions { id } postings { id roundId winners { entryId name } } } }', { titleId: stage.world.titleId })).titleDesk;
  const memberNo = async (username: string): Promise<string> => (await stage.product.rows<{ no: string }>('select m.member_no as no from member m join account a on a.member_id = m.id where a.username = $1', [username]))[0]!.no;
  const enter = (no: string, at: string) => stage.world.office.act('enterTitleHolder(input: EnterHolderInput!)', {
    input: { titleId: stage.world.titleId, level: at, memberNo: no, fromOn: '2025-05-10', nextAssessmentOn: '2026-05-10', reason: '市工发〔2025〕12号' },
  });
  const allowances = (month: string) => withCommands(stage.product, NOW, async (commands) => (await commands.get(TitleAllowances).dueIn(commands.get(Reader), month)).map(({ fen, days }) => ({ fen, days })));

  it('three levels with 2, 4 and 8 places; routine work above 30 % is refused, a third holder of the first level too', async () => {
    const { office, second, titleId, city } = stage.world;
    expect((await office.refusalOf('defineTitle(input: DefineTitleInput!)', { input: { code: 'heavy', name: '另一个称号', content: content(31) } })).code).toBe('ROUTINE_WEIGHS_TOO_MUCH');
    const { titles } = await stage.product.visitor().ask<{ titles: { id: string; levels: { cap: number; allowanceFen: number }[] }[] }>('{ titles { id levels { cap allowanceFen } } }');
    expect(titles).toEqual([{ id: titleId, levels: [2, 4, 8].map((cap) => ({ cap, allowanceFen: 350_000 })) }]);
    await enter(await memberNo('zhigong'), 'first');
    await enter(city.staff(MILL!)[0]!.memberNo, 'first');
    await enter(city.staff(PLANT!)[0]!.memberNo, 'first');
    const [one, two, three] = (await desk()).motions;
    expect((await office.refusalOf('confirmTitleMotion(motionId: ID!)', { motionId: one!.id })).code).toBe('MOTION_NEEDS_SECOND_OFFICER');
    for (const motion of [one, two]) await second.act('confirmTitleMotion(motionId: ID!)', { motionId: motion!.id });
    expect((await second.refusalOf('confirmTitleMotion(motionId: ID!)', { motionId: three!.id })).code).toBe('TITLE_PLACES_FULL');
    await office.act('cancelTitleMotion(motionId: ID!, reason: String!)', { motionId: three!.id, reason: '一级名额已满' });
  }, 180_000);

  it('the office opens the assessment that is overdue; a judge from the holder’s enterprise cannot be chosen', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/titles');
      await page.getByRole('row', { name: /周渝生/ }).getByText('已逾期').waitFor();
      await page.getByRole('button', { name: '开始考核：周渝生' }).click();
      const dialog = page.getByRole('dialog', { name: '考核 周渝生' });
      expect(await dialog.getByRole('checkbox', { name: /评委丁.*同一企业/ }).isDisabled()).toBe(true);
      for (const name of ['评委甲', '评委乙', '评委丙']) await dialog.getByRole('checkbox', { name: new RegExp(name) }).check();
      await screen.isSound();
      await screen.isAccessible();
      await dialog.getByRole('button', { name: '开始考核' }).click();
      await screen.isTold('考核已开始');
    }), 120_000);

  it('the holder sees on the phone what is missing; the judges mark high, each on their own', async () => {
    await stage.screens.as('zhigong', PHONE, async (screen) => {
      await screen.open('/me/titles');
      await screen.page.getByRole('heading', { name: '首席技师 · 一级' }).waitFor();
      await screen.page.getByText('还没有').waitFor();
      await screen.isSound();
      await screen.isAccessible();
    });
    await stage.screens.as('pingwei1', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/judge/titles');
      await page.getByText('没有已核实的材料').waitFor();
      for (const input of await page.getByRole('textbox').all()) await input.fill('95.5');
      await screen.isSound();
      await screen.isAccessible();
      await page.getByRole('button', { name: '提交评分' }).click();
      await screen.isTold('评分已提交');
    });
    for (const username of JUDGES.slice(1)) {
      const judge = await stage.world.city.signIn(username);
      const { titleAssessmentsToMark: [open] } = await judge.ask<{ titleAssessmentsToMark: { id: string; parts: { code: string; mark: number | null }[] }[] }>('{ titleAssessmentsToMark { id parts { code mark } } }');
      expect(open!.parts.every(({ mark }) => mark === null)).toBe(true);
      await judge.act('saveTitleMarks(input: SaveTitleMarksInput!)', { input: { assessmentId: open!.id, marks: open!.parts.map(({ code }) => ({ part: code, value: 96_000 })), isFinal: true } });
    }
    const outsider = await stage.world.city.signIn('pingwei4');
    expect(await outsider.ask('{ titleAssessmentsToMark { id } }')).toEqual({ titleAssessmentsToMark: [] });
  }, 240_000);

  it('without an innovation topic in twelve months it is failed all the same; title and allowance end that day, by two', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/titles');
      await page.getByRole('button', { name: '得出结论：周渝生' }).click();
      await screen.isTold('不合格');
      await page.getByText('须由另一位负责人确认').waitFor();
      await screen.isSound();
    });
    expect(await allowances('2026-05')).toEqual([{ fen: 350_000, days: 31 }, { fen: 350_000, days: 31 }]);
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/titles');
      await page.getByText('年度考核缺少必备材料：创新课题').waitFor();
      await screen.isAccessible();
      await page.getByRole('button', { name: /^确认：终止 周渝生/ }).click();
      await screen.isTold('已确认生效');
      await expectSoon(() => page.getByRole('row', { name: /周渝生/ }).count(), 0);
      await screen.isSound();
    });
    expect(new Set(await allowances('2026-05'))).toEqual(new Set([{ fen: 350_000, days: 31 }, { fen: 124_194, days: 11 }]));
    expect(await allowances('2026-06')).toEqual([{ fen: 350_000, days: 30 }]);
    await stage.screens.as('zhigong', PHONE, async (screen) => {
      await screen.open('/me/titles');
      await screen.page.getByText('已于 2026年5月11日 终止：考核不合格').waitFor();
    });
  }, 240_000);

  it('the vacancy is posted, and anybody reads it in the register', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/titles');
      await page.getByRole('button', { name: '公告空岗' }).click();
      const dialog = page.getByRole('dialog', { name: '公告空岗' });
      await dialog.getByLabel('等级').selectOption({ label: '一级（空岗 1 个）' });
      await screen.isSound();
      await dialog.getByRole('button', { name: '公告', exact: true }).click();
      await screen.isTold('已公告');
      await page.getByRole('article', { name: '2026-T01' }).getByText('自荐 0 人').waitFor();
    });
    await stage.screens.as('zijian1', PHONE, async (screen) => {
      const { page } = screen;
      await screen.open('/titles');
      await page.getByRole('heading', { name: '首席技师（一级）空岗 1 个' }).waitFor();
      await page.getByText(/2026年5月11日 至 2026年5月18日/).waitFor();
      expect(await page.getByText('周渝生').count()).toBe(0);
      await page.getByRole('radio', { name: '历任人员' }).check();
      await page.getByText('周渝生').waitFor();
      await screen.isSound();
      await screen.isAccessible();
      await page.getByRole('link', { name: '我要自荐' }).click();
      await page.getByRole('heading', { name: /参加哪一类/ }).waitFor();
      await page.getByRole('button', { name: '一级' }).click();
      await page.getByText('主要业绩').first().waitFor();
    });
  }, 240_000);

  async function judgeAll(judge: Visitor, roundId: string, markOf: (title: string) => number): Promise<string[]> {
    await signFor(judge, roundId);
    const { myJudging } = await judge.ask<{ myJudging: { round: { id: string }; items: { sheetId: string; title: string }[] }[] }>('{ myJudging { round { id } items { sheetId title } } }');
    const items = myJudging.find(({ round }) => round.id === roundId)?.items ?? [];
    for (const { sheetId, title } of items) {
      const mark = markOf(title);
      await judge.act('saveSheet(input: SaveSheetInput!)', { input: { sheetId, marks: { skill: mark, innovation: mark, coaching: mark } } });
      await judge.act('lockSheet(id: ID!)', { id: sheetId });
    }
    return items.map(({ title }) => title);
  }

  it('whoever nominated themselves is judged by judges free of conflict, and the list is published by two', async () => {
    const { city, office, second } = stage.world;
    const { roundId } = (await desk()).postings[0]!;
    await office.try('advanceRound(input: AdvanceRoundInput!)', { input: { roundId, toPhase: 'collecting' } });
    const [category] = await stage.product.rows<{ id: string }>('select c.id from category c join round r on r.programme_id = c.programme_id where r.id = $1', [roundId]);
    for (const username of ['zijian1', 'zijian2']) {
      const entry = { roundId, categoryId: category!.id, content: { deeds: '从业二十年，三年无差错。', innovation: '2026年2月完成自动清灰装置并投入使用。' }, declarations: [] };
      await (await city.signIn(username)).act('nominateSelf(input: NominateSelfInput!)', { input: entry });
    }
    for (const [at, officer] of [['unit', await city.signIn('danwei')], ['city', office]] as const) {
      const { recommendations } = await officer.ask<{ recommendations: { nodes: { id: string }[] } }>(`query ($roundId: ID!) { recommendations(roundId: $roundId, desk: "${at}", state: "in_review", first: 100) { nodes { id } } }`, { roundId });
      expect(recommendations.nodes).toHaveLength(2);
      await officer.ask('mutation ($ids: [ID!]!) { passRecommendations(ids: $ids) { refused { refusal { message } } } }', { ids: recommendations.nodes.map(({ id }) => id) });
    }
    const step = (toPhase: string, reason?: string) => office.act('advanceRound(input: AdvanceRoundInput!)', { input: { roundId, toPhase, reason } });
    await step('reviewing', '自荐已收齐');
    const { judgeCandidates } = await office.ask<{ judgeCandidates: { accountId: string }[] }>('{ judgeCandidates { accountId name } }');
    await office.act('appointPanel(input: AppointPanelInput!)', { input: { roundId, judges: judgeCandidates.map(({ accountId }) => ({ accountId, role: 'judge' })) } });
    await step('judging');
    const seen = await Promise.all([...JUDGES, 'pingwei4'].map(async (username) => judgeAll(await city.signIn(username), roundId, (title) => (title === '陈晓峰' ? 92_000 : 88_000))));
    // the judge of the plant never sees the nominee of the plant
    expect(seen[3]).not.toContain('李文静');
    expect(seen.flat().sort()).toEqual(['李文静', '李文静', '李文静', '陈晓峰', '陈晓峰', '陈晓峰']);
    await step('computing');
    const run = await office.act<{ id: string }>('startScoreRun(input: StartScoreRunInput!)', { input: { roundId } }, 'ScoreRun { id }');
    await eventually(async () => (await stage.product.rows(`select 1 from score_run where id = $1 and state = 'sealed'`, [run.id])).length === 1, 'a sealed run');
    await office.act('decideRound(input: DecideRoundInput!)', { input: { roundId, runId: run.id } });
    const { round } = await office.ask<{ round: { decision: { contentHash: string } } }>('query ($id: ID!) { round(id: $id) { decision { contentHash } } }', { id: roundId });
    for (const officer of [office, second]) await officer.act('signPublication(roundId: ID!, contentHash: String!)', { roundId, contentHash: round.decision.contentHash });
    expect((await desk()).postings[0]!.winners.map(({ name }) => name)).toEqual(['陈晓峰']);
  }, 300_000);

  it('two appointments for the one place at one time leave exactly one, and the other officer is told', async () => {
    const { office, second, titleId } = stage.world;
    const [posting] = (await desk()).postings;
    const { entryId } = posting!.winners[0]!;
    const both = await Promise.all([office, second].map((officer) => officer.try<{ code?: string }>('appointTitleWinner(postingId: ID!, entryId: ID!)', { postingId: posting!.id, entryId }, 'TitleDesk { id }')));
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Refusal', 'TitleDesk']);
    expect(both.find(({ __typename }) => __typename === 'Refusal')!.code).toBe('PLACE_TAKEN_MEANWHILE');
    const { titles: [title] } = await stage.product.visitor().ask<{ titles: { levels: object[]; postings: object[] }[] }>('{ titles { levels { holders vacant } postings { id } } }');
    expect(title).toEqual({ levels: [{ holders: 2, vacant: 0 }, { holders: 0, vacant: 4 }, { holders: 0, vacant: 8 }], postings: [] });
    expect(await stage.product.rows('select 1 from title_holding where title_id = $1 and ended_on is null', [titleId])).toHaveLength(2);
    await stage.screens.as('zijian1', PHONE, async (screen) => {
      await screen.open('/me/titles');
      await screen.page.getByText(/2026年5月11日 至 2029年5月10日/).waitFor();
      await screen.isSound();
    });
  }, 180_000);
});
