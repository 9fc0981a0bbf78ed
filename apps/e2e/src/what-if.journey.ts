import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { collectFewWorks } from './support/few-works';
import type { PlannedWork } from './support/five-small-month';
import { DESKTOP, type Screen } from './support/screen';
import { onOwnCity } from './support/stage';
import type { Visitor } from './visitor';

const [FIRST, SECOND, PRAISED, USEFUL] = ['密封改造', '换刀夹具', '余热回收', '巡检小车'] as const;
/** Two places. By the rules the second is in; a plain mean brings in the one praised by a single judge, more weight on benefit the useful one. */
const WORKS: readonly PlannedWork[] = [
  { kind: '小发明', title: FIRST, mark: 90_000 }, { kind: '小发明', title: SECOND, mark: 86_200 },
  { kind: '小发明', title: PRAISED, mark: 86_000, praise: 2_000 }, { kind: '小发明', title: USEFUL, mark: 85_900, benefit: 3_000 },
];
const WHAT_IF = 'whatIf(input: WhatIfInput!)';

describe('what another way of computing would have given', () => {
  const stage = onOwnCity(async (product) => {
    const few = await collectFewWorks(product, { works: WORKS, rules: (rules) => { rules.deciding.places = 2; rules.notice.workingDays = 0; } });
    await few.month.judge(WORKS);
    return few;
  });
  let organiser: Visitor;
  let runId = '';

  beforeAll(async () => {
    ({ organiser } = stage.world);
    runId = (await organiser.act<{ id: string }>('startScoreRun(input: StartScoreRunInput!)', { input: { roundId: stage.world.roundId } }, 'ScoreRun { id }')).id;
    await stage.world.month.until('deciding');
  }, 180_000);

  async function openRoom(screen: Screen): Promise<Locator> {
    await screen.open(`/office/rounds/${stage.world.roundId}?step=compute&run=${runId}`);
    const room = screen.page.getByRole('group').filter({ has: screen.page.getByRole('heading', { name: '假如换一种算法' }) });
    await room.getByRole('heading', { name: '假如换一种算法' }).click();
    await screen.settled();
    return room;
  }

  /** Waits for the answer on top of the log, and gives the rows of what would change. */
  async function answer(room: Locator, asked: number, counts: string): Promise<Locator> {
    await room.getByRole('heading', { name: `试算记录（${asked} 次）` }).waitFor();
    await room.getByRole('listitem').first().getByText(counts).waitFor();
    return room.getByRole('table', { name: '假如换一种算法' }).getByRole('row');
  }

  async function asked(): Promise<readonly { runId: string; entering: number; leaving: number }[]> {
    const events = await stage.product.rows<{ content: string }>(`select content from ledger_event where chain = 'round:' || $1::text and type = 'results.what_if.asked' order by seq`, [stage.world.roundId]);
    return events.map(({ content }) => (JSON.parse(content) as { body: { runId: string; entering: number; leaving: number } }).body);
  }

  it('another method, more weight on one criterion, other trimming: who enters and who leaves is shown, and kept', async () => {
    const before = await stage.product.rows('select id, outputs_hash, stands from score_run');
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const room = await openRoom(screen);
      await room.getByText('还没有人试算过。').waitFor();
      const ask = room.getByRole('button', { name: '试算', exact: true });
      await ask.click();
      await room.getByRole('alert').getByText('与现行规则相同，没有要比较的内容').waitFor();

      await room.getByLabel('计分方法').selectOption({ label: '平均分' });
      await ask.click();
      const byMean = await answer(room, 1, '进入 1，离开 1，名次变动 2');
      await byMean.filter({ hasText: PRAISED }).filter({ hasText: '86.00 → 86.40' }).filter({ hasText: '3 → 2' }).getByText('进入').waitFor();
      await byMean.filter({ hasText: SECOND }).filter({ hasText: '2 → 3' }).getByText('离开').waitFor();
      expect(await byMean.filter({ hasText: FIRST }).count()).toBe(0);

      await room.getByLabel('计分方法').selectOption('trimmed');
      await room.getByLabel('“效益”的权重').fill('50');
      await room.getByText('权重合计 120，规则里合计 100').waitFor();
      await ask.click();
      // 85.9, and a sixth of the three points that benefit is ahead of novelty
      const byBenefit = await answer(room, 2, '进入 1，离开 1，名次变动 3');
      await byBenefit.filter({ hasText: USEFUL }).filter({ hasText: '85.90 → 86.40' }).filter({ hasText: '4 → 2' }).getByText('进入').waitFor();
      await byBenefit.filter({ hasText: SECOND }).filter({ hasText: '2 → 3' }).getByText('离开').waitFor();

      await room.getByLabel('“效益”的权重').fill('30');
      await room.getByLabel('两端各去掉几个').fill('2');
      await ask.click();
      await answer(room, 3, '进入 0，离开 0，名次变动 0');
      await room.getByText('得分、名次和名单都一样。').waitFor();
      await room.getByLabel('两端各去掉几个').fill('3');
      await ask.click();
      await room.getByRole('alert').getByText('有 4 件的评分份数不够去掉这么多').waitFor();
      await screen.isAccessible();

      // an earlier question can be read again
      await room.getByRole('listitem').last().getByRole('button').click();
      await byMean.filter({ hasText: PRAISED }).getByText('进入').waitFor();
      await screen.isSound();
    });
    expect(await asked()).toMatchObject([{ runId, entering: 1, leaving: 1 }, { runId, entering: 1, leaving: 1 }, { runId, entering: 0, leaving: 0 }]);
    expect(await stage.product.rows('select id, outputs_hash, stands from score_run')).toEqual(before);
  }, 180_000);

  it('once an officer has signed the list nothing more is asked; the answers given before can still be read', async () => {
    const { roundId, city } = stage.world;
    await stage.screens.as('shizong2', DESKTOP, async (screen) => {
      const room = await openRoom(screen);
      await organiser.act('decideRound(input: DecideRoundInput!)', { input: { roundId, runId } });
      const [list] = await stage.product.rows<{ contentHash: string }>(`select content_hash as "contentHash" from decision where round_id = $1 and state = 'standing'`, [roundId]);
      await organiser.act('signPublication(roundId: ID!, contentHash: String!)', { roundId, contentHash: list!.contentHash });
      // the page was open before the signature
      await room.getByLabel('计分方法').selectOption({ label: '中位数' });
      await room.getByRole('button', { name: '试算', exact: true }).click();
      await room.getByRole('alert').getByText('名单已有负责人签名，不再做假设比较').waitFor();
      const closed = await openRoom(screen);
      await answer(closed, 3, '进入 0，离开 0，名次变动 0');
      expect(await closed.getByRole('button', { name: '试算', exact: true }).count()).toBe(0);
      await screen.isSound();
    });
    expect((await organiser.refusalOf(WHAT_IF, { input: { runId, method: 'median' } })).code).toBe('WHAT_IF_CLOSED');
    const { scoreRun } = await (await city.signIn('shenji')).ask<{ scoreRun: { whatIfs: { askedBy: string }[] } }>('query ($id: ID!) { scoreRun(id: $id) { whatIfs { askedBy } } }', { id: runId });
    expect(scoreRun.whatIfs.map(({ askedBy }) => askedBy)).toEqual(['袁志行', '袁志行', '袁志行']);
    expect(await asked()).toHaveLength(3);
    const winners = await stage.product.rows<{ title: string }>(`select e.title from decision_place p join decision d on d.id = p.decision_id join entry e on e.id = p.entry_id where d.state = 'standing'`);
    expect(winners.map(({ title }) => title).sort()).toEqual([FIRST, SECOND].sort());
  }, 120_000);
});
