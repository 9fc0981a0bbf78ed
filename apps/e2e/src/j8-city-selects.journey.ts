import { afterAll, describe, expect, it } from '@jest/globals';
import { shanghai } from '@jiangong/kernel';
import { DownloadedVerifier } from './support/downloaded-verifier';
import { eventually } from './support/five-small-month';
import { ListPage } from './support/list-page';
import { COUNTS, MEDAL_CANDIDATES } from './support/medal-candidates';
import { MedalSeason, PLACES } from './support/medal-season';
import { DESKTOP, PHONE } from './support/screen';
import { onOwnCity } from './support/stage';

const QUOTAS: readonly (readonly [code: string, name: string, kind: '不少于' | '不超过', required: number])[] = [
  ['front_line', '一线职工和专业技术人员（含农民工）', '不少于', 94], ['non_public', '非公有制企业人选（占名单）', '不少于', 57], ['science_education', '科教人员', '不少于', 38],
  ['heads', '企业负责人', '不超过', 18], ['managers', '企业管理人员（副职、中层）', '不超过', 28], ['county_cadres', '县处级干部', '不超过', 9],
];
const SMALL_PHONE = { ...PHONE, width: 360 };
/** Two solvers, the proof and a price for each rule, on a machine that does other things too. */
const PATIENCE = 240_000;

describe('the city selects 188 medals (J8)', () => {
  const stage = onOwnCity((product) => MedalSeason.played(product));
  let verifier: DownloadedVerifier | undefined;
  afterAll(() => verifier?.drop());

  const planned = new Map(MEDAL_CANDIDATES.map((one) => [one.name, one]));
  const listOf = async (): Promise<ListPage> => ListPage.of(stage.world.organiser, stage.world.medalId);
  const decided = async (): Promise<string[]> =>
    (await stage.product.rows<{ title: string }>(`select e.title from decision d join decision_place p on p.decision_id = d.id join entry e on e.id = p.entry_id where d.round_id = $1 and d.state = 'standing'`, [stage.world.medalId])).map(({ title }) => title);
  const whatIfs = async (): Promise<{ actor: string | null; body: Record<string, unknown> }[]> =>
    (await stage.product.rows<{ content: string }>(`select content from ledger_event where chain = 'round:' || $1::text and type = 'results.what_if.asked' order by seq`, [stage.world.medalId])).map(({ content }) => JSON.parse(content) as never);
  const officer = async (username: string): Promise<string> => (await stage.product.rows<{ id: string }>('select id from account where username = $1', [username]))[0]!.id;
  /** What a weight of 40 instead of 30 on skill does to a total: whole marks, so exact. */
  const withMoreSkill = (mark: number, skill: number): number => Math.round((mark + (skill * 10) / 110) / 10) * 10;

  it('412 candidates, 188 places: the best list under the quotas, with a proof, its price, and who is out by which rule', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      await page.getByText('还没有评选').waitFor();
      await screen.isSound();
      await page.getByRole('button', { name: '开始评选' }).click();
      await screen.isSound();
      await page.getByRole('dialog').getByRole('button', { name: '开始评选' }).click();
      await screen.isTold('评选已开始');
      await page.getByText(/^已证明没有更好的名单：两个求解器结果一致/).waitFor({ timeout: PATIENCE });
      await page.getByRole('heading', { name: '名单评选：412 人中选 188 人' }).waitFor();
      await page.getByText('188 / 188').waitFor();
      const rules = page.getByRole('table', { name: '名额要求' }).getByRole('row');
      for (const [, name, kind, required] of QUOTAS) await rules.filter({ hasText: name }).filter({ hasText: `${kind} ${required} 人` }).getByText('符合').waitFor();
      await screen.isSound();
      await screen.isWithoutViolation();

      await page.getByRole('tab', { name: /^因名额要求未入选/ }).click();
      await page.getByRole('row').filter({ hasText: '得分列第' }).filter({ hasText: '“企业负责人”不超过 18 人，已满' }).first().waitFor();
      await screen.isSound();
      await screen.isWithoutViolation();
      await page.getByRole('tab', { name: '备选（10）' }).click();
      await page.getByText(/^可递补 \d+ 个名额/).first().waitFor();
      await screen.isSound();
    }), 400_000);

  it('the list is what it says: every number counted anew from what was handed in; the workbook holds it', async () => {
    const list = await listOf();
    const onList = list.listed.map(({ title }) => planned.get(title)!);
    expect(list).toMatchObject({ places: PLACES, candidates: 412, listed: { length: PLACES }, isProved: true, secondOpinion: 'agrees' });
    for (const [code, , kind, required] of QUOTAS) {
      const reached = onList.filter(COUNTS[code]!).length;
      expect({ code, isKept: kind === '不少于' ? reached >= required : reached <= required }).toEqual({ code, isKept: true });
      expect(list.rule(`quota:${code}`)).toMatchObject({ required, reached, isMet: true });
    }
    const totalOf = (names: readonly (readonly [unknown, { readonly mark: number }])[]): number => names.reduce((sum, [, { mark }]) => sum + mark, 0);
    const best = [...planned].sort(([, a], [, b]) => b.mark - a.mark).slice(0, PLACES);
    const free = totalOf(best);
    expect(list).toMatchObject({ total: totalOf(onList.map((one) => [one.name, one] as const)), freeTotal: free, price: free - list.total! });
    expect(list.price).toBeGreaterThan(0);
    // whoever scores above the last on the list and is not on it is kept off by a rule that is said
    const names = new Set(onList.map(({ name }) => name));
    expect(list.displaced.map(({ title }) => title).sort()).toEqual(best.map(([name]) => name).filter((name) => !names.has(name)).sort());
    expect(list.displaced.every(({ displacedBy }) => displacedBy.length > 0)).toBe(true);
    const workbook = await stage.world.organiser.fetch(`/files/selections/${list.id}/list.xlsx`);
    expect([workbook.status, Buffer.from(await workbook.arrayBuffer()).subarray(0, 2).toString()]).toEqual([200, 'PK']);
  });

  it('what if skill weighed 40 and not 30: who would enter and who would leave the list as a whole, and it is in the ledger', async () => {
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      await page.getByRole('heading', { name: '假如换一种名额要求' }).click();
      await page.getByRole('link', { name: '要改权重或计分方法，请到计分页试算。' }).click();
      const room = page.getByRole('group').filter({ has: page.getByRole('heading', { name: '假如换一种算法' }) });
      await room.getByRole('heading', { name: '假如换一种算法' }).click();
      await page.getByText('本轮按名额要求整体评选名单，名次本身不决定是否入选。').waitFor();
      await room.getByLabel('“技能水平”的权重').fill('40');
      await room.getByRole('button', { name: '试算', exact: true }).click();
      await room.getByRole('listitem').first().getByText(/^进入 [1-9]\d*，离开 [1-9]\d*，名次变动 \d+/).waitFor({ timeout: PATIENCE });
      await screen.isSound();
      await screen.isWithoutViolation();
    });
    const { scoreRun } = await stage.world.organiser.ask<{ scoreRun: { whatIfs: { id: string; entering: number; leaving: number; changes: { title: string; newScore: number; change: string | null }[] }[] } }>(
      'query ($id: ID!) { scoreRun(id: $id) { whatIfs { id entering leaving changes { title newScore change } } } }', { id: (await listOf()).runId });
    const [asked] = scoreRun.whatIfs;
    expect(asked!.entering).toBe(asked!.leaving);
    for (const { title, newScore } of asked!.changes) expect([title, newScore]).toEqual([title, withMoreSkill(planned.get(title)!.mark, planned.get(title)!.skill)]);
    const names = new Set((await listOf()).listed.map(({ title }) => title));
    expect(asked!.changes.filter(({ change }) => change !== null).every(({ title, change }) => names.has(title) === (change === 'leaves'))).toBe(true);
    const [event] = await whatIfs();
    expect(event).toMatchObject({ actor: await officer('shizong'), body: { whatIfId: asked!.id, rules: { weights: { skill: 40 } } } });
  }, 400_000);

  it('what if the quotas were others: who enters, who leaves and how every rule is kept; or which rules clash', async () => {
    await stage.screens.as('shizong', SMALL_PHONE, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      const room = page.getByRole('group').filter({ has: page.getByRole('heading', { name: '假如换一种名额要求' }) });
      await room.getByRole('heading', { name: '假如换一种名额要求' }).click();
      const heads = room.getByLabel('“企业负责人”不超过（%）');
      const ask = room.getByRole('button', { name: '试算', exact: true });
      await ask.click();
      await room.getByRole('alert').getByText('与现行要求相同，没有要比较的内容').waitFor();
      await heads.fill('12');
      await ask.click();
      await room.getByRole('listitem').first().getByText(/^进入 \d+，离开 \d+/).waitFor({ timeout: PATIENCE });
      // ⌊188 × 12 %⌋
      await room.getByRole('table', { name: '试算的名额要求' }).getByRole('row').filter({ hasText: '企业负责人' }).getByText('不超过 22 人').waitFor();
      expect(await room.getByRole('row').getByText('进入', { exact: true }).count()).toBeGreaterThanOrEqual(4);
      await screen.isSound();
      await screen.isWithoutViolation();
      await room.getByLabel('“一线职工和专业技术人员（含农民工）”不少于（%）').fill('70');
      await room.getByLabel('“科教人员”不少于（%）').fill('35');
      await ask.click();
      const clash = room.getByRole('group', { name: '没有名单能同时满足这些要求' });
      await clash.getByRole('listitem').filter({ hasText: '一线职工和专业技术人员（含农民工）：不少于 132 人' }).waitFor({ timeout: PATIENCE });
      await clash.getByRole('listitem').filter({ hasText: '科教人员：不少于 66 人' }).waitFor();
      await screen.isSound();
    });
    const [, one, other] = await whatIfs();
    expect([one!.actor, other!.actor]).toEqual([await officer('shizong'), await officer('shizong')]);
    expect(one!.body).toMatchObject({ selectionId: (await listOf()).id, rules: { selection: { places: PLACES } } });
  }, 400_000);

  it('the panel exchanges two by hand with a reason; it waits for another officer, and the record shows both', async () => {
    const list = await listOf();
    const isPublicHead = ({ title }: { readonly title: string }): boolean => COUNTS.heads!(planned.get(title)!) && !planned.get(title)!.isNonPublic;
    const [out, into] = [list.listed.filter(isPublicHead).at(-1)!, list.reserves.find(isPublicHead)!];
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      await page.getByRole('button', { name: '人工调整' }).click();
      const dialog = page.getByRole('dialog', { name: '人工调整' });
      await dialog.getByLabel('移出名单').selectOption(out.entryId);
      await dialog.getByLabel('增加人选').fill(into.title);
      await dialog.getByRole('button', { name: '增加', exact: true }).click();
      await dialog.getByText('调整后名单 188 人，名额 188 人').waitFor();
      await dialog.getByText('调整后仍符合全部名额要求。').waitFor();
      // science and education stand at their floor: one of them less breaks it, and that is told before anybody asks for it
      await dialog.getByLabel('移出名单').selectOption(list.listed.find(({ title }) => COUNTS.science_education!(planned.get(title)!))!.entryId);
      await dialog.getByRole('group', { name: '不符的名额要求' }).getByText('科教人员：不少于 38 人，调整后 37 人').waitFor();
      await screen.isSound();
      await dialog.getByRole('button', { name: '撤回' }).nth(1).click();
      await dialog.getByText('调整后仍符合全部名额要求。').waitFor();
      await dialog.getByLabel('理由').fill('评审组第3次会议纪要：两人事迹互换核实');
      await screen.isSound();
      await dialog.getByRole('button', { name: '提交，等待第二人确认' }).click();
      await screen.isTold('已提交，等待另一位负责人确认');
      await page.getByText('须由 袁志行 以外的负责人确认').waitFor();
    });
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      await page.getByRole('button', { name: '确认调整' }).click();
      await screen.isTold('调整已生效');
      await page.getByText('人工增加').waitFor();
      await screen.isSound();
      await screen.isWithoutViolation();
    });
    const changed = await listOf();
    expect(changed.names).toEqual([...list.names.filter((name) => name !== out.title), into.title].sort());
    expect(changed.overrides).toMatchObject([{ state: 'confirmed', requestedBy: '袁志行', settledBy: '贺知秋' }]);
    // the panel thinks better of it: chosen anew, the list is the computed one again
    await stage.world.organiser.act('startSelection(input: StartSelectionInput!)', { input: { roundId: stage.world.medalId, runId: list.runId } });
    await eventually(async () => (await listOf()).number === 2 && (await listOf()).isProved === true, 'the second selection');
    expect((await listOf()).names).toEqual(list.names);
  }, 400_000);

  it('caps and floors that exclude one another: the clash is named, and what would help, instead of a list', () =>
    stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.pioneerId}?step=decide`);
      await page.getByRole('button', { name: '开始评选' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '开始评选' }).click();
      const clash = page.getByRole('region', { name: '没有名单能同时满足这些要求' });
      await clash.getByText('非公有制企业人选：不少于 4 人').waitFor({ timeout: PATIENCE });
      await clash.getByText('企业负责人：不超过 1 人').waitFor();
      await clash.getByText(/^改动最小的办法（1 人）/).waitFor();
      await page.getByText(/^已证明没有任何名单能同时满足全部要求/).waitFor();
      expect(await page.getByRole('button', { name: '按此名单评定' }).count()).toBe(0);
      await screen.isSound();
      await screen.isWithoutViolation();
    }), PATIENCE);

  it('decided, the list lies on notice for five working days; nobody signs before', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=decide`);
      await page.getByRole('button', { name: '按此名单评定' }).click();
      await screen.isSound();
      await page.getByRole('dialog').getByRole('button', { name: '按此名单评定' }).click();
      await screen.isTold('已评定，入选 188 人');
      const [round] = await stage.product.rows<{ phase: string; end: Date }>('select phase, notice_ends_at as "end" from round where id = $1', [stage.world.medalId]);
      // decided on Monday the 13th: 14, 15, 16, 17, 20 April
      expect(round).toEqual({ phase: 'notice', end: shanghai(2026, 4, 21) });
      const [list] = await stage.product.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [stage.world.medalId]);
      expect((await stage.world.organiser.refusalOf('signPublication(roundId: ID!, contentHash: String!)', { roundId: stage.world.medalId, contentHash: list!.contentHash })).code).toBe('NOTICE_STILL_RUNNING');
    }), 180_000);

  it('an objection is upheld by two; chosen again, exactly the one place changes hands, and the difference is shown', async () => {
    const before = await listOf();
    const teaches = (name: string): boolean => COUNTS.science_education!(planned.get(name)!);
    // science and education stand at their floor: whoever leaves there makes room for the next of them and touches no other quota
    const gone = before.listed.find(({ title }) => teaches(title) && !planned.get(title)!.isNonPublic)!;
    const [notice] = await stage.product.rows<{ id: string }>('select id from notice where round_id = $1', [stage.world.medalId]);
    const receipt = await stage.product.visitor().act<{ number: string }>('raiseObjection(input: RaiseObjectionInput!)', {
      input: { noticeId: notice!.id, entryId: gone.entryId, ground: 'ineligible', text: '该同志2025年已调离教学岗位，所报教学成果与实际不符。', name: '郑守信', contact: '13800001234', organizationId: null },
    }, 'ObjectionReceipt { number key }');
    await stage.screens.as('jijian', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/objections');
      const one = page.getByRole('article', { name: receipt.number });
      await one.getByRole('button', { name: '打开（记入日志）' }).click();
      const form = one.getByRole('form', { name: '处理意见' });
      await form.getByRole('radio', { name: '成立', exact: true }).check();
      await form.getByLabel('查核情况和理由').fill('经向单位核实，情况属实，不符合参评条件。');
      await screen.isSound();
      await screen.isWithoutViolation();
      await form.getByRole('button', { name: '提出处理意见' }).click();
      await screen.isTold('已提出，等待另一人确认');
    });
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/office/objections/confirm');
      await page.getByRole('article', { name: receipt.number }).getByRole('button', { name: '确认', exact: true }).click();
      await screen.isTold('已确认');
      await screen.isSound();
    });
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open(`/office/rounds/${stage.world.medalId}?step=announce`);
      const proposed = page.getByRole('region', { name: '提出的名单更正' });
      const entering = proposed.getByRole('listitem').filter({ hasText: '增补' });
      await entering.waitFor({ timeout: PATIENCE });
      await proposed.getByRole('listitem').filter({ hasText: '退出' }).filter({ hasText: gone.title }).waitFor();
      expect(await proposed.getByRole('listitem').count()).toBe(2);
      await screen.isSound();
      await screen.isWithoutViolation();
      await proposed.getByRole('button', { name: '采用更正后的名单' }).click();
      await screen.isTold('名单已更正');
    });
    const [after, names] = [await decided(), new Set(before.names)];
    const entered = after.filter((name) => !names.has(name));
    const next = MEDAL_CANDIDATES.filter(({ name }) => teaches(name) && !names.has(name)).sort((a, b) => b.mark - a.mark)[0]!;
    expect(entered).toEqual([next.name]);
    expect([...after].sort()).toEqual([...before.names.filter((name) => name !== gone.title), next.name].sort());
    for (const [code, , kind, required] of QUOTAS) {
      const reached = after.filter((name) => COUNTS[code]!(planned.get(name)!)).length;
      expect({ code, isKept: kind === '不少于' ? reached >= required : reached <= required }).toEqual({ code, isKept: true });
    }
  }, 400_000);

  it('after the notice two officers sign; the list can be rebuilt from its bundle, and the checker follows every proof', async () => {
    await stage.product.restartAt(shanghai(2026, 4, 21, 8));
    const { city, medalId } = stage.world;
    const [list] = await stage.product.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [medalId]);
    for (const username of ['shizong', 'shizong2']) await (await city.signIn(username)).act('signPublication(roundId: ID!, contentHash: String!)', { roundId: medalId, contentHash: list!.contentHash });
    await eventually(async () => (await stage.product.rows<{ count: number }>('select count(*)::int as count from honour'))[0]!.count === PLACES, '188 honours');
    const auditor = await city.signIn('shenji');
    verifier = await DownloadedVerifier.take(auditor);
    const bundle = await (await auditor.fetch(`/files/rounds/${medalId}/bundle.json`)).text();
    const { status, told } = await verifier.run(bundle);
    expect({ status, told }).toMatchObject({ status: 0 });
    expect(told).toContain('3 次评选附有证明，逐步核对成立：没有更好的名单');
    expect((await (await city.signIn('shizong')).refusalOf('listWhatIf(input: ListWhatIfInput!)', { input: { selectionId: (await ListPage.of(await city.signIn('shizong'), medalId)).id, places: 180 } })).code).toBe('WHAT_IF_CLOSED');
  }, 400_000);
});
