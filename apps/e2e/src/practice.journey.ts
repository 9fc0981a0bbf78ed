import { describe, expect, it } from '@jest/globals';
import { collectFewWorks } from './support/few-works';
import { JUDGES, type PlannedWork } from './support/five-small-month';
import { sheetsOf, signFor } from './support/other-sheets';
import { DESKTOP, type Screen } from './support/screen';
import { onOwnCity } from './support/stage';
import type { Visitor } from './visitor';

const ROUND = '2026年4月';
const WORKS: readonly PlannedWork[] = ['小发明', '小创造', '小革新'].map((kind) => ({ kind, title: `${kind}一件`, mark: 80_000 }));
/** What each judge after the first gives the two samples; the last judge marks ten points below everybody else. */
const OTHERS = [[92, 71], [93, 70], [91, 72], [82, 61]] as const;

interface Sample {
  readonly sampleId: string;
  readonly title: string;
}
interface Practice {
  readonly rubric: readonly { code: string; name: string }[];
  readonly sheets: readonly Sample[];
}

describe('a panel practises before it judges', () => {
  const stage = onOwnCity(async (product) => {
    const few = await collectFewWorks(product, { works: WORKS, rules: ({ judging }) => (judging.practice = 2) });
    await few.month.advance(few.organiser, 'reviewing', '本月作品已收齐');
    await few.month.appoint(few.organiser);
    return few;
  });

  const practiceOf = async (judge: Visitor): Promise<Practice> =>
    (await judge.ask<{ myPractice: Practice[] }>('{ myPractice { rubric { code name } sheets { sampleId title } } }')).myPractice[0]!;

  const openPane = async (screen: Screen): Promise<void> => {
    await screen.open(`/office/rounds/${stage.world.roundId}?step=judge&pane=practice`);
    await screen.page.getByRole('heading', { name: /^试评样例/ }).waitFor();
  };

  it('the organiser lays out samples by the form of the round, no more than the rules plan', () =>
    stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openPane(screen);
      await page.getByRole('heading', { name: '试评样例 0 / 2 件' }).waitFor();
      await page.getByRole('button', { name: '布置样例' }).click();
      const dialog = page.getByRole('dialog', { name: '布置试评样例' });
      const act = dialog.getByRole('button', { name: '布置样例' });
      expect(await act.isDisabled()).toBe(true);
      await dialog.getByRole('button', { name: '再加一件' }).click();
      expect(await dialog.getByRole('button', { name: '再加一件' }).count()).toBe(0);
      for (const [at, name] of ['往年作品甲', '往年作品乙'].entries()) {
        const sample = dialog.getByRole('group', { name: `样例 ${at + 1}` });
        await sample.getByLabel('名称').fill(name);
        await sample.getByRole('textbox').nth(1).fill(`${name}要解决的问题：换刀时间长，每班停机两次。`);
      }
      await screen.isSound();
      await screen.isAccessible();
      await act.click();
      await screen.isTold('已布置 2 件样例');
      await page.getByText('样例已布置，等待评委试评').waitFor();
      await screen.isSound();
    }), 120_000);

  it('a judge practises in the browser; the queue itself stays shut until judging opens', async () => {
    await stage.screens.as('pingwei1', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/judge');
      await page.getByText('已提交 0 / 2 个样例').waitFor();
      expect(await page.getByRole('link', { name: /开始评审|阅读并签署声明/ }).count()).toBe(0);
      await page.getByRole('link', { name: '进入试评' }).click();
      await page.getByText('试评不计入结果').waitFor();
      for (const [name, mark] of [['往年作品甲', '90'], ['往年作品乙', '70']] as const) {
        const sample = page.getByRole('region', { name: new RegExp(name) });
        const handIn = sample.getByRole('button', { name: '提交试评' });
        expect(await handIn.isDisabled()).toBe(true);
        for (const input of await sample.getByRole('textbox', { name: /满分/ }).all()) await input.fill(mark);
        await screen.isSound();
        await handIn.click();
        await screen.isTold('试评已提交');
        await sample.getByText('评委组全部提交后，显示平均分').waitFor();
        expect(await sample.getByRole('textbox').count()).toBe(0);
      }
      await screen.isAccessible();
    });
    const judge = await stage.world.city.signIn('pingwei1');
    expect(await sheetsOf(judge, stage.world.roundId)).toEqual([]);
    expect(await stage.product.rows('select 1 from mark_revision')).toEqual([]);
  }, 180_000);

  it('once samples are in hand nobody exchanges them', async () => {
    const samples = [{ title: '另一件', fields: [{ label: '问题', value: '换样例' }] }];
    const refusal = await stage.world.organiser.refusalOf('setPractice(input: SetPracticeInput!)', { input: { roundId: stage.world.roundId, samples } });
    expect(refusal.code).toBe('PRACTICE_BEGUN');
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      await openPane(screen);
      await screen.page.getByText('已有评委开始试评，样例不再更换').waitFor();
      expect(await screen.page.getByRole('button', { name: /布置/ }).count()).toBe(0);
      await screen.page.getByText('试评还不够，暂不能判断').waitFor();
    });
  }, 120_000);

  it('when all have practised, the report says how far they agree and who marks apart; the judge sees the panel’s mean', async () => {
    for (const [at, marks] of OTHERS.entries()) {
      const judge = await stage.world.city.signIn(JUDGES[at + 1]!.username);
      const { rubric, sheets } = await practiceOf(judge);
      for (const { sampleId, title } of sheets) {
        const mark = marks[title === '往年作品甲' ? 0 : 1] * 1_000;
        await judge.act('savePractice(input: SavePracticeInput!)', { input: { sampleId, marks: Object.fromEntries(rubric.map(({ code }) => [code, mark])), lock: true } });
      }
    }
    await stage.screens.as('shizong', DESKTOP, async (screen) => {
      const { page } = screen;
      await openPane(screen);
      await page.getByRole('heading', { name: '尺度一致，可以开始评审' }).waitFor();
      await page.getByText('一致程度的数据').click();
      await page.getByText('平均分的可靠性 ICC(2,k)').waitFor();
      const apart = page.getByRole('row').filter({ hasText: JUDGES[4]!.name });
      await apart.getByText('2 / 2').waitFor();
      // 82 and 61 against the means 91.5 and 70.75 of the other four
      await apart.getByText('比其他人低 9.63 分').waitFor();
      await screen.isSound();
      await screen.isAccessible();
    });
    await stage.screens.as('pingwei1', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/judge');
      await page.getByRole('link', { name: '进入试评' }).click();
      // (90 + 92 + 93 + 91 + 82) / 5
      await page.getByRole('region', { name: /往年作品甲/ }).getByText('评委组平均 89.60，您相差 +0.40').waitFor();
      await screen.isSound();
    });
  }, 180_000);

  it('with judging open practice is over, and the queue opens behind the declaration', async () => {
    const { world, screens } = stage;
    await world.month.advance(world.organiser, 'judging');
    const judge = await world.city.signIn('pingwei2');
    const [{ sampleId }] = (await practiceOf(judge)).sheets as [Sample];
    expect((await judge.refusalOf('savePractice(input: SavePracticeInput!)', { input: { sampleId, marks: {} } })).code).toBe('PRACTICE_OVER');
    await screens.as('pingwei1', DESKTOP, async (screen) => {
      const { page } = screen;
      await screen.open('/judge');
      await page.getByRole('heading', { name: ROUND }).waitFor();
      expect(await page.getByRole('link', { name: '进入试评' }).count()).toBe(0);
      await page.getByRole('link', { name: '阅读并签署声明' }).click();
      await page.getByRole('checkbox').check();
      await page.getByRole('button', { name: '签署声明' }).click();
      await screen.isTold('声明已签署，队列已打开');
      await page.getByRole('link', { name: '开始评审' }).waitFor();
    });
    expect(await sheetsOf(await world.city.signIn('pingwei1'), world.roundId)).toHaveLength(WORKS.length);
    await signFor(judge, world.roundId);
    expect(await world.organiser.ask('query ($id: ID!) { practiceReport(roundId: $id) { isOpen samples } }', { id: world.roundId })).toEqual({ practiceReport: { isOpen: false, samples: 2 } });
  }, 120_000);
});
